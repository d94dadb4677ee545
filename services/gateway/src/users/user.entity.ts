import type { RoleName } from '@zuomei/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type MailLanguage = 'zh-CN' | 'en';

/** Somebody who signs in. The table is better-auth's; roles, hosts and memberOf are ours. */
@Entity('users')
export class User {
  @PrimaryColumn('text')
  id!: string;

  @Column('text')
  name!: string;

  /** Lower case. */
  @Column('text', { unique: true })
  email!: string;

  @Column('boolean', { name: 'email_verified' })
  emailVerified: boolean = false;

  @Column('text', { nullable: true })
  image: string | null = null;

  @Column('jsonb')
  roles: RoleName[] = [];

  /** Organisations whose events this user organises. */
  @Column('jsonb')
  hosts: string[] = [];

  @Column('jsonb', { name: 'member_of' })
  memberOf: string[] = [];

  @Column('text')
  locale: MailLanguage = 'zh-CN';

  @Column('boolean')
  disabled: boolean = false;

  @Column('integer')
  version: number = 1;

  @Column('timestamptz', { name: 'created_at', default: () => 'CURRENT_TIMESTAMP' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'updated_at', default: () => 'CURRENT_TIMESTAMP' })
  updatedAt!: Date;

  get isAdministrator(): boolean {
    return this.roles.includes('admin') && !this.disabled;
  }

  change(wanted: UserChange, at: Date): void {
    if (wanted.name !== undefined) this.name = wanted.name;
    if (wanted.roles !== undefined) this.roles = wanted.roles;
    if (wanted.hosts !== undefined) this.hosts = wanted.hosts;
    if (wanted.memberOf !== undefined) this.memberOf = wanted.memberOf;
    if (wanted.locale !== undefined) this.locale = wanted.locale;
    if (wanted.disabled !== undefined) this.disabled = wanted.disabled;
    this.version += 1;
    this.updatedAt = at;
  }
}

export interface UserChange {
  readonly name?: string;
  readonly roles?: RoleName[];
  readonly hosts?: string[];
  readonly memberOf?: string[];
  readonly locale?: MailLanguage;
  readonly disabled?: boolean;
}
