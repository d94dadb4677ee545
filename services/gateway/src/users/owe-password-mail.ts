import { linkSecret, newId, sha256Hex } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { MailJob } from '../mail/mail-job.entity.js';
import { forgottenLinkHours, type LinkPurpose, PasswordLink, welcomeLinkDays } from './password-link.entity.js';

/** The token of a user's password link; made again for every mail, stored nowhere. */
export const passwordToken = (authSecret: string, userId: string, generation: number): string =>
  linkSecret(authSecret, 'password', userId, generation);

const lifeMs = { welcome: welcomeLinkDays * 86_400_000, forgotten: forgottenLinkHours * 3_600_000 };

/** A new link for a user and the mail that carries it, in the caller's transaction. Earlier links stop working. */
export async function owePasswordMail(
  tx: EntityManager,
  authSecret: string,
  userId: string,
  purpose: LinkPurpose,
  at: Date,
): Promise<void> {
  // The user's row was locked by the caller, so no two generations are made at once.
  const earlier = await tx.findOneBy(PasswordLink, { userId });
  const link = earlier ?? Object.assign(new PasswordLink(), { userId });
  link.generation += 1;
  link.tokenHash = sha256Hex(passwordToken(authSecret, userId, link.generation));
  link.expiresAt = new Date(at.getTime() + lifeMs[purpose]);
  link.usedAt = null;
  await tx.save(link);
  const { generation } = link;
  const times = { createdAt: at, nextAttemptAt: at };
  await tx.insert(MailJob, Object.assign(new MailJob(), { id: newId(), userId, purpose, generation, ...times }));
}
