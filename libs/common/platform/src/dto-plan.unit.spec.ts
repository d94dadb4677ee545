import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayUnique,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
  validateSync,
} from 'class-validator';
import { readQuickly } from './dto-plan.js';
import { NullIsLeftOut, Trimmed } from './trimmed.js';

class Base {
  @Trimmed() @IsString() @MaxLength(5) name!: string;
}

class Part {
  @IsInt() size!: number;
}

class Whole extends Base {
  @IsOptional() @NullIsLeftOut() @IsEmail() email?: string;
  @IsOptional() @IsIn(['a', 'b']) kind?: string | null;
  @IsOptional() @IsArray() @ArrayUnique() @IsString({ each: true }) tags?: string[];
  @IsOptional() @IsObject() answers?: Record<string, unknown>;
  @IsOptional() @ValidateNested() @Type(() => Part) part?: Part;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Type(() => Part) parts?: Part[];
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) limit: number = 20;
  @ValidateIf((whole: Whole) => whole.kind === 'b') @IsString() why?: string;
  unruled?: string;
}

const slowly = (plain: object): object | undefined => {
  const dto = plainToInstance(Whole, plain, { exposeDefaultValues: true });
  const errors = validateSync(dto, { whitelist: true, forbidUnknownValues: false });
  return errors.length > 0 ? undefined : dto;
};

const values: Record<string, unknown[]> = {
  name: [' abc ', 'abcdef', '', 7, null],
  email: ['a@example.org', 'nobody', null, ['a@example.org']],
  kind: ['a', 'b', 'c', null, 1],
  tags: [[], ['x', 'y'], ['x', 'x'], [1], 'x', [null]],
  answers: [{}, { q: ['x', { deep: 1 }] }, [], 'x', null],
  part: [{ size: 1 }, { size: 1, more: 2 }, { size: 'x' }, [], [{ size: 1 }], null, 3],
  parts: [[], [{ size: 1 }, { size: 2, more: 1 }], [{ size: 'x' }], [null], [3], { size: 1 }],
  limit: [1, '5', 0, 'x', null, [1]],
  why: ['because', 4],
  unruled: ['x'],
  toString: ['x'],
  other: [1],
};

describe('reading a body quickly', () => {
  it('gives what class-transformer and class-validator give, and nothing where they refuse', () => {
    const fields = Object.keys(values);
    // Every pair of values of every pair of fields, beside a good rest.
    for (const [i, a] of fields.entries()) {
      for (const b of fields.slice(i + 1)) {
        for (const x of [undefined, ...(values[a] ?? [])]) {
          for (const y of [undefined, ...(values[b] ?? [])]) {
            const body = {
              name: 'abc',
              ...(x === undefined ? {} : { [a]: x }),
              ...(y === undefined ? {} : { [b]: y }),
            };
            const expected = slowly(structuredClone(body));
            expect({ body, read: readQuickly(Whole, body) }).toEqual({ body, read: expected });
          }
        }
      }
    }
  });

  it.each([
    'first.last+tag@mail.example.org',
    'A_b-9@xn--fiqs8s.example.technology',
    `${'a'.repeat(64)}@example.org`,
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(63)}.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(125)}org`,
    '.a@example.org',
    'a.@example.org',
    'a..b@example.org',
    'a@b@example.org',
    'a@example',
    'a@example.o',
    'a@example.12',
    'a@-example.org',
    'a@example-.org',
    'a@exam_ple.org',
    'a@example..org',
    'a@example.org.',
    "o'neill@example.org",
    '"quoted"@example.org',
    'a@[127.0.0.1]',
    '张三@example.org',
    ' a@example.org',
    'a@example.org\n',
  ])('takes %j for an address exactly if class-validator does', (email) => {
    const body = { name: 'abc', email };
    expect(readQuickly(Whole, body)).toEqual(slowly(body));
  });

  it('keeps the class at every level', () => {
    const read = readQuickly(Whole, { name: 'abc', part: { size: 1 }, parts: [{ size: 2 }] });
    expect(read).toBeInstanceOf(Whole);
    expect(read?.part).toBeInstanceOf(Part);
    expect(read?.parts?.[0]).toBeInstanceOf(Part);
    expect(read?.limit).toBe(20);
  });

  it('leaves a class without rules to the slow way', () => {
    class Free {
      anything?: string;
    }
    expect(readQuickly(Free, { anything: 'x' })).toBeUndefined();
  });
});
