import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { v7, validate } from 'uuid';
import { NotFound } from './refusal.js';

/** UUIDv7: unique, and in the order of time. Never a secret. */
export const newId = (): string => v7();

/** `@Param('id', IdParam) id: string`; what is not an id is not found. */
@Injectable()
export class IdParam implements PipeTransform<string, string> {
  transform(value: string, _: ArgumentMetadata): string {
    if (!validate(value)) throw new NotFound();
    return value.toLowerCase();
  }
}
