import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

export const welcomeLinkDays = 7;
export const forgottenLinkHours = 2;

export type LinkPurpose = 'welcome' | 'forgotten';

/** The one link with which a user may set a password; a new one makes the one before worthless. */
@Entity('password_links')
@Unique('password_links_token_hash', ['tokenHash'])
export class PasswordLink {
  @PrimaryColumn('text', { name: 'user_id' })
  userId!: string;

  /** Raised with every new link; the secret is made from it and never stored. */
  @Column('integer')
  generation: number = 0;

  @Column('text', { name: 'token_hash' })
  tokenHash!: string;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'used_at', nullable: true })
  usedAt: Date | null = null;

  isOpen(at: Date): boolean {
    return this.usedAt === null && this.expiresAt > at;
  }
}
