import { createHash } from 'node:crypto';
import type { Speaker } from './session.entity.js';

/** Who speaks in the same name for the same organisation is one person; `1764900000000` computes the same in SQL. */
export const expertId = ({ name, organisationId }: Pick<Speaker, 'name' | 'organisationId'>): string =>
  createHash('sha256')
    .update(`${organisationId ?? ''} ${name}`)
    .digest('hex')
    .slice(0, 32);
