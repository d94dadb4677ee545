import { getMetadataStorage, type ValidationArguments } from 'class-validator';
import { createRequire } from 'node:module';
import type { TypeMetadata } from 'class-transformer/types/interfaces/index.js';
import type { MetadataStorage } from 'class-transformer/types/MetadataStorage.js';

type Class = new () => object;
type Plain = Record<string, unknown>;
type Rules = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>;
type Rule = Rules[number];

/** What stands for a value that is not as it should be. */
const wrong = Symbol('wrong');

interface Field {
  readonly key: string;
  /** A value as it comes, brought into the type that the class says. */
  readonly bring: (value: unknown) => unknown;
  readonly transforms: ((value: unknown, body: Plain) => unknown)[];
  readonly conditions: ((object: object, value: unknown) => boolean)[];
  readonly checks: ((value: unknown, object: object) => boolean)[];
  readonly nested: boolean;
}

/** How to read a class from plain JSON, worked out once from its decorators. */
interface Plan {
  readonly type: Class;
  readonly fields: readonly Field[];
}

const toClass = 0;
/** class-transformer keeps what its decorators said to itself; Nest's own packages read it the same way. */
const { defaultMetadataStorage: types } = createRequire(import.meta.url)('class-transformer/cjs/storage') as {
  defaultMetadataStorage: MetadataStorage;
};
const plans = new Map<Class, Plan | undefined>();

/**
 * Reads a class from plain JSON and checks it, as class-transformer and class-validator do with unknown fields
 * dropped, but without asking for their metadata again each time.
 * @returns undefined if something is wrong, or if a decorator is used that this does not know: then those two decide
 */
export function readQuickly<T extends object>(type: new () => T, plain: object): T | undefined {
  const plan = planOf(type);
  const read = plan ? readWith(plan, plain as Plain) : wrong;
  return read === wrong ? undefined : (read as T);
}

function planOf(type: Class): Plan | undefined {
  if (!plans.has(type)) {
    // A class that holds itself finds nothing here, and is read the slow way.
    plans.set(type, undefined);
    plans.set(type, makePlan(type));
  }
  return plans.get(type);
}

function readWith(plan: Plan, plain: Plain): object {
  const object = new plan.type() as Plain;
  for (const field of plan.fields) {
    if (!Object.hasOwn(plain, field.key)) continue;
    let value = field.bring(plain[field.key]);
    if (value === wrong) return wrong as unknown as object;
    for (const transform of field.transforms) value = transform(value, plain);
    object[field.key] = value;
  }
  for (const field of plan.fields) {
    if (!holds(field, object)) return wrong as unknown as object;
  }
  return object;
}

function holds(field: Field, object: Plain): boolean {
  const value = object[field.key];
  if (!field.conditions.every((condition) => condition(object, value))) return true;
  // What is nested was checked when it was brought; anything else in its place is wrong.
  if (field.nested && value !== undefined && (value === null || typeof value !== 'object')) return false;
  return field.checks.every((check) => check(value, object));
}

/** Also undefined for a class without rules: what becomes of its fields is not this plan's to say. */
function makePlan(type: Class): Plan | undefined {
  if (types.getStrategy(type) !== 'none') return undefined;
  const rules = getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);
  const fields = [...Map.groupBy(rules, (rule) => rule.propertyName)].map(([key, own]) => fieldOf(type, key, own));
  return fields.length > 0 && fields.every((field) => field !== undefined) ? { type, fields } : undefined;
}

function fieldOf(type: Class, key: string, rules: Rule[]): Field | undefined {
  const nested = rules.some((rule) => rule.type === 'nestedValidation');
  const bring = bringer(types.findTypeMetadata(type, key), nested);
  const changes = types.findTransformMetadatas(type, key, toClass);
  const known = ['customValidation', 'conditionalValidation', 'nestedValidation', 'whitelistValidation'];
  if (!bring || !rules.every((rule) => known.includes(rule.type) && !rule.groups?.length)) return undefined;
  if (changes.some(({ options }) => options?.groups?.length)) return undefined;
  const checks = rules.filter((rule) => rule.type === 'customValidation').map(checkOf);
  if (!checks.every((check) => check !== undefined)) return undefined;
  return {
    key,
    bring,
    nested,
    checks,
    transforms: changes.map(
      ({ transformFn }) =>
        (value, obj) =>
          transformFn({ value, key, obj, type: toClass, options: {} }) as unknown,
    ),
    conditions: rules
      .filter((rule) => rule.type === 'conditionalValidation')
      .map((rule) => (rule.constraints as Field['conditions'])[0] ?? (() => true)),
  };
}

/** Undefined for a type that only a look at the value tells. */
function bringer(said: TypeMetadata | undefined, nested: boolean): Field['bring'] | undefined {
  if (!said) return nested ? undefined : (value) => value;
  if (said.options?.discriminator || said.typeFunction.length > 0) return undefined;
  const type = said.typeFunction() as unknown;
  const plain = plainTypes.find((one) => one === type);
  if (plain) return nested ? undefined : eachOf(plain);
  const plan = nested && typeof type === 'function' ? planOf(type as Class) : undefined;
  if (!plan) return undefined;
  const one = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    return Array.isArray(value) ? wrong : readWith(plan, value as Plain);
  };
  return (value) => {
    if (!Array.isArray(value)) return one(value);
    const list = value.map(one);
    return list.every((item) => item !== wrong && item !== null && typeof item === 'object') ? list : wrong;
  };
}

const plainTypes = [Number, String, Boolean];

function eachOf(type: (typeof plainTypes)[number]): Field['bring'] {
  const one = (value: unknown): unknown => (value === null || value === undefined ? value : type(value));
  return (value) => (Array.isArray(value) ? value.map(one) : one(value));
}

/** Addresses of the usual form, all of which isEmail takes, too, but 20 times as slowly. */
const commonEmail =
  /^(?=[^@]{1,64}@)[a-z\d_+-]+(?:\.[a-z\d_+-]+)*@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,63}$/i;

function checkOf(rule: Rule): Field['checks'][number] | undefined {
  const found = getMetadataStorage().getTargetValidatorConstraints(rule.constraintCls);
  if (found.some(({ async }) => async)) return undefined;
  const validators = found.map(({ instance }) => instance);
  const { propertyName: property, constraints, each, validateIf } = rule;
  const plainEmail = rule.name === 'isEmail' && constraints[0] === undefined;
  return (value, object) => {
    if (validateIf && !validateIf(object, value)) return true;
    if (plainEmail && typeof value === 'string' && value.length <= 254 && commonEmail.test(value)) return true;
    const about: ValidationArguments = { targetName: object.constructor.name, property, object, value, constraints };
    // Anything but a plain yes, a promise too, is left to the slow way.
    const right = (one: unknown): boolean => validators.every((validator) => validator.validate(one, about) === true);
    return each && Array.isArray(value) ? value.every(right) : right(value);
  };
}
