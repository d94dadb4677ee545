import type { Caller } from '@zuomei/platform';
import type { Actor } from './follow-up-line.entity.js';

export const actorOf = (caller: Caller): Actor => ({
  id: caller.userId,
  ...(caller.name === undefined ? {} : { name: caller.name }),
});
