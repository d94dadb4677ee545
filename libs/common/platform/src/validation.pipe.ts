import {
  type ArgumentMetadata,
  Injectable,
  type PipeTransform,
  type Type,
  UnsupportedMediaTypeException,
} from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { readQuickly } from './dto-plan.js';
import { controlCharacter } from './problem.js';
import { type FieldRefusal, Refusal } from './refusal.js';
import { codeOf, sayConstraint } from './validation-messages.js';

const plainTypes = new Set<unknown>([String, Number, Boolean, Array, Object, Buffer, undefined]);
// eslint-disable-next-line no-control-regex -- finding control characters is what this is for
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const deepest = 32;

/** Refuses text that no person can have typed, wherever it stands in the body or query. */
export function refuseControlCharacters(value: unknown): void {
  // Where it stands is asked only if it is there: nearly always it is not.
  if (!isClean(value, 0)) refuseAt(value, '', 0);
}

function isClean(value: unknown, depth: number): boolean {
  if (typeof value === 'string') return !control.test(value) && value.isWellFormed();
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return true;
  if (depth > deepest) return false;
  for (const key in value) {
    if (control.test(key) || !isClean((value as Record<string, unknown>)[key], depth + 1)) return false;
  }
  return true;
}

function refuseAt(value: unknown, pointer: string, depth: number): void {
  if (typeof value === 'string') {
    if (control.test(value) || !value.isWellFormed()) throw controlCharacter(pointer);
    return;
  }
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return;
  if (depth > deepest) {
    throw new Refusal('malformed', 'TOO_DEEP', { zh: '请求嵌套过深。', en: 'The request is nested too deeply.' });
  }
  for (const [key, inner] of Object.entries(value)) {
    if (control.test(key)) throw controlCharacter(pointer);
    refuseAt(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1);
  }
}

/** No body of ours has a list in a list, and class-validator would look through the inner one and check nothing of it. */
function refuseListsInLists(value: unknown, pointer = ''): void {
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    const place = `${pointer}/${key}`;
    if (Array.isArray(value) && Array.isArray(inner)) {
      const detail = { zh: '内容不正确', en: 'must not be a list' };
      throw invalidInput([{ pointer: place, code: 'NESTED_VALIDATION', detail }]);
    }
    refuseListsInLists(inner, place);
  }
}

const ofType = ['isString', 'isInt', 'isNumber', 'isBoolean', 'isArray', 'isObject'];

/** Of the rules that a field breaks, one: what is of the wrong type is also too long, too large or not in a list. */
const mostTelling = (constraints: Record<string, string>): [string, string] | undefined => {
  const broken = Object.entries(constraints);
  return broken.find(([constraint]) => ofType.includes(constraint)) ?? broken[0];
};

function flatten(errors: ValidationError[], parent: string): FieldRefusal[] {
  return errors.flatMap((error) => {
    const pointer = `${parent}/${error.property}`;
    const missing = error.value === undefined || error.value === null;
    const [constraint, message] = mostTelling(error.constraints ?? {}) ?? [];
    const own: FieldRefusal[] =
      constraint === undefined
        ? []
        : [
            {
              pointer,
              code: missing ? 'REQUIRED' : codeOf(constraint),
              detail: missing
                ? { zh: '必填', en: 'is required' }
                : sayConstraint(constraint, message ?? '', error.property),
            },
          ];
    return [...own, ...flatten(error.children ?? [], pointer)];
  });
}

export const invalidInput = (errors: FieldRefusal[]): Refusal =>
  new Refusal(
    'malformed',
    'INVALID_INPUT',
    { zh: '有些内容需要修改,请看各项说明。', en: 'Some fields need a change; see each of them.' },
    { errors },
  );

/** Checks a body or query against its class. Unknown fields are dropped, so a client may send a resource back. */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    // A fact: messaging has checked it already.
    if (metatype !== undefined && !plainTypes.has(metatype) && value instanceof metatype) return value;
    refuseControlCharacters(value);
    if (metatype === undefined || plainTypes.has(metatype) || type === 'param') return value;
    // A file where JSON was to come: its type has a parser for the sake of another route.
    if (type === 'body' && Buffer.isBuffer(value)) throw new UnsupportedMediaTypeException();
    if (type === 'body' && (value === null || typeof value !== 'object' || Array.isArray(value))) {
      if (value !== undefined && value !== null) {
        throw new Refusal('malformed', 'INVALID_INPUT', {
          zh: '请求体须为 JSON 对象。',
          en: 'The body must be a JSON object.',
        });
      }
    }
    if (type === 'body') refuseListsInLists(value);
    // What is right is read by a plan made once for its class; only what is not goes the way that finds the words.
    return readQuickly(metatype as new () => object, value ?? {}) ?? this.readSlowly(value, metatype, type);
  }

  private async readSlowly(value: unknown, metatype: Type, type: ArgumentMetadata['type']): Promise<unknown> {
    const dto = plainToInstance(metatype, value ?? {}, { exposeDefaultValues: true }) as object;
    const errors = await validate(dto, { whitelist: true, forbidUnknownValues: false, stopAtFirstError: false });
    if (errors.length > 0) {
      const fields = flatten(errors, '');
      throw invalidInput(type === 'query' ? fields.map((f) => ({ ...f, pointer: `?${f.pointer.slice(1)}` })) : fields);
    }
    return dto;
  }
}
