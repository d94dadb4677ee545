import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { v7, validate } from 'uuid';
import { randomPooled } from './random-pool.js';
import { NotFound } from './refusal.js';

let lastMs = 0;
let seq = 0;

/** UUIDv7: unique, and in this process in the order of asking. Never a secret. */
export function newId(): string {
  const random = randomPooled(16);
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    seq = random.readUInt32BE(0) >>> 2;
  } else seq += 1;
  return v7({ random, msecs: lastMs, seq });
}

/** `@Param('id', IdParam) id: string`; what is not an id is not found. */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string, _: ArgumentMetadata): string {
    if (!validate(value)) throw new NotFound();
    return value.toLowerCase();
  }
}
