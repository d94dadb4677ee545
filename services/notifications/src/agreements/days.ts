import { applyDecorators } from '@nestjs/common';
import { IsISO8601, Matches } from 'class-validator';

const dayShape = /^(19|20)\d\d-\d\d-\d\d$/;
const dayOrInstant = /^(19|20)\d\d-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

/** A day that exists, `2026-03-10`. */
export const IsDay = (): PropertyDecorator => applyDecorators(Matches(dayShape), IsISO8601({ strict: true }));
export const IsDayOrInstant = (): PropertyDecorator =>
  applyDecorators(Matches(dayOrInstant), IsISO8601({ strict: true }));
