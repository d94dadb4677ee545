import { Inject, Injectable } from '@nestjs/common';
import type { Locale, Role } from '@zuomei/contracts';
import { Clock, Refusal } from '@zuomei/platform';
import type { Settings } from '../config.js';
import { SETTINGS } from '../settings.module.js';
import { askService } from './ask-service.js';

/** Somebody who follows up and may sign in now. */
export interface StaffMember {
  id: string;
  name: string;
  email: string;
  locale: Locale;
  roles: Role[];
}

const believedForMilliseconds = 10_000;

export class StaffUnknown extends Refusal {
  constructor(pointer: string) {
    const detail = { zh: '没有这位跟进人员。', en: 'There is no such member of staff.' };
    super('not_allowed', 'UNKNOWN_REFERENCE', detail, { errors: [{ pointer, code: 'UNKNOWN_REFERENCE', detail }] });
  }
}

class StaffUnavailable extends Refusal {
  constructor() {
    super(
      'unavailable',
      'TRY_AGAIN',
      { zh: '暂时无法核对人员,请稍后再试。', en: 'People cannot be looked up right now; try again in a moment.' },
      { retryAfterSeconds: 2 },
    );
  }
}

/** Who follows up, asked of the gateway, which keeps them; nothing of it is stored here but a name with what is theirs. */
@Injectable()
export class StaffDirectory {
  private known: { staff: StaffMember[]; until: number } | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  /** @throws Error without personal data when the gateway does not answer */
  async all(): Promise<StaffMember[]> {
    const now = this.clock.now().getTime();
    if (this.known && this.known.until > now) return this.known.staff;
    // The gateway is where the keys of its tokens come from.
    const url = new URL('/internal/staff', this.settings.jwksUrl);
    const staff = await askService<StaffMember>(this.settings, { service: 'gateway', url });
    this.known = { staff, until: now + believedForMilliseconds };
    return staff;
  }

  /** Those of them who follow up, by id: whom mails go to. Whoever is not known yet is asked for anew. @throws as `all` */
  async of(ids: readonly string[]): Promise<Map<string, StaffMember>> {
    const known = byId(await this.all());
    if (ids.every((id) => known.has(id))) return known;
    this.known = undefined;
    return byId(await this.all());
  }

  /** Users of any role by their ids, those who may sign in now. @throws Error as `all` does */
  async people(ids: readonly string[]): Promise<StaffMember[]> {
    const url = new URL('/internal/staff', this.settings.jwksUrl);
    return askService<StaffMember>(this.settings, { service: 'gateway', url, ids: [...new Set(ids)] });
  }

  /** @throws StaffUnknown naming the field, 503 while the gateway does not answer */
  async member(id: string, pointer: string): Promise<StaffMember> {
    const found = (await this.find(id)) ?? (await this.find(id, 'anew'));
    if (!found) throw new StaffUnknown(pointer);
    return found;
  }

  /** Somebody who was invited a moment ago is not among those known from before. */
  private async find(id: string, anew?: 'anew'): Promise<StaffMember | undefined> {
    if (anew) this.known = undefined;
    const staff = await this.all().catch(() => {
      throw new StaffUnavailable();
    });
    return staff.find((one) => one.id === id.toLowerCase());
  }
}

const byId = (staff: readonly StaffMember[]): Map<string, StaffMember> => new Map(staff.map((one) => [one.id, one]));
