import { Inject, Injectable } from '@nestjs/common';
import { Clock, Refusal } from '@zuomei/platform';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';

const windowMilliseconds = 60_000;
const mostAddresses = 50_000;

class TooManyUploads extends Refusal {
  constructor(retryAfterSeconds: number) {
    super(
      'too_many',
      'TOO_MANY_UPLOADS',
      { zh: '验真过于频繁,请稍后再试。', en: 'Too many to verify; try again later.' },
      { retryAfterSeconds },
    );
  }
}

/** So many uploads, or `times` as many codes, a minute from one address, counted in this process. */
@Injectable()
export class UploadLimit {
  private readonly uploads = new Map<string, number[]>();

  constructor(
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws TooManyUploads (429) saying when the next is taken */
  take(address: string, times = 1): void {
    const now = this.clock.now().getTime();
    const recent = (this.uploads.get(address) ?? []).filter((at) => at > now - windowMilliseconds);
    const [oldest] = recent;
    if (oldest !== undefined && recent.length >= this.settings.verifyPerMinute * times)
      throw new TooManyUploads((oldest + windowMilliseconds - now) / 1000);
    // Taken out and put back, so that the address not seen longest stands first.
    this.uploads.delete(address);
    this.uploads.set(address, [...recent, now]);
    if (this.uploads.size > mostAddresses) this.uploads.delete(this.uploads.keys().next().value ?? '');
  }
}
