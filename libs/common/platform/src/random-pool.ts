import { randomFillSync } from 'node:crypto';

const pool = Buffer.alloc(8192);
let at = pool.length;

/** Random bytes for ids, asked of the system many at a time. Not for secrets: the bytes are only lent, copy or use them at once. */
export function randomPooled(bytes: number): Buffer {
  if (at + bytes > pool.length) {
    randomFillSync(pool);
    at = 0;
  }
  at += bytes;
  return pool.subarray(at - bytes, at);
}
