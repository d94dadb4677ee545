import type { Said } from './refusal.js';

const numberIn = (message: string): string => /-?\d+(\.\d+)?/.exec(message)?.[0] ?? '';
const listIn = (message: string): string => message.split('values: ')[1] ?? '';

const chinese: Record<string, (message: string) => string> = {
  isEmail: () => '邮箱格式不正确,应如 name@example.com',
  isString: () => '应为文字',
  isNotEmpty: () => '必填',
  isBoolean: () => '应为是或否',
  isInt: () => '应为整数',
  isNumber: () => '应为数字',
  isArray: () => '应为列表',
  isObject: () => '应为对象',
  isUuid: () => '应为有效的编号',
  isUrl: () => '应为完整的网址,如 https://example.com',
  isISO8601: () => '时间格式不正确,应如 2026-03-10T09:00:00+08:00',
  isDateString: () => '时间格式不正确,应如 2026-03-10T09:00:00+08:00',
  isIn: (m) => `应为以下之一:${listIn(m)}`,
  isEnum: (m) => `应为以下之一:${listIn(m)}`,
  min: (m) => `不能小于 ${numberIn(m)}`,
  max: (m) => `不能大于 ${numberIn(m)}`,
  minLength: (m) => `至少 ${numberIn(m)} 个字`,
  maxLength: (m) => `最多 ${numberIn(m)} 个字`,
  isLength: (m) => `长度不符:${numberIn(m)}`,
  arrayMinSize: (m) => `至少 ${numberIn(m)} 项`,
  arrayMaxSize: (m) => `最多 ${numberIn(m)} 项`,
  arrayUnique: () => '有重复项',
  matches: () => '格式不正确',
  nestedValidation: () => '内容不正确',
};

/** `minLength` becomes `MIN_LENGTH`: stable and readable. */
export const codeOf = (constraint: string): string => constraint.replace(/([A-Z]+)/g, '_$1').toUpperCase();

/**
 * A failed rule in both languages. A rule may carry its own words as `zh|en` in its message, e.g.
 * `@Matches(/…/, { message: '应为 18 位|must have 18 characters' })`.
 */
export function sayConstraint(constraint: string, message: string, property: string): Said {
  const [zh, en] = message.split('|');
  if (en !== undefined && zh !== undefined) return { zh: zh.trim(), en: en.trim() };
  const english = message.replace(`${property} `, '').replace(`each value in ${property} `, 'each value ');
  return { zh: chinese[constraint]?.(message) ?? message, en: english };
}
