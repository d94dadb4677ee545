import { Transform } from 'class-transformer';

/** Drops the spaces that people paste around an address or a name. Not for passwords. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Null says the same as nothing: programs send it for a field that was not filled in. Not where null takes a value away. */
export const NullIsLeftOut = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (value === null ? undefined : value));
