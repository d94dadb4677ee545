import { Transform } from 'class-transformer';

/** Drops the spaces that people paste around an address or a name. Not for passwords. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));
