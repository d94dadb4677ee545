import { Injectable } from '@nestjs/common';

/** The time, so that rules can be tested at any. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }
}
