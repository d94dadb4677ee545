import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DateTime } from 'luxon';
import { DataSource } from 'typeorm';
import { localDayOf } from '../agreements/agreement-rules.js';
import { present } from '../agreements/agreements.view.js';
import type { Settings } from '../config.js';
import type { Conditions } from '../follow-ups/follow-ups.filter.js';
import { LegalHold } from '../retention/legal-hold.entity.js';
import { holdView } from '../retention/retention.query.js';
import type { RetentionView } from '../retention/retention.view.js';
import { SETTINGS } from '../settings.module.js';
import { Letter } from './letter.entity.js';
import type { LettersFilter } from './letters.dto.js';
import { LetterUnknown } from './letters.errors.js';

/** How long letters are kept: `RETENTION_YEARS` after the last of their dates, and longer while they are held. */
@Injectable()
export class LetterRetention {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Inclusive local day. */
  until({ issuedOn, validTo, heldTo }: Pick<Letter, 'issuedOn' | 'validTo' | 'heldTo'>): string {
    const last = [issuedOn, validTo ?? '', heldTo ?? ''].sort().at(-1) ?? issuedOn;
    return DateTime.fromISO(last).plus({ years: this.settings.retentionYears }).toISODate() ?? last;
  }

  /** @throws LetterUnknown */
  async of(id: string): Promise<RetentionView> {
    const letter = await this.db.manager.findOneBy(Letter, { id });
    if (!letter) throw new LetterUnknown();
    const holds = await this.db.manager.find(LegalHold, { where: { letterId: id }, order: { id: 'DESC' } });
    const onHold = holds.some((one) => one.releasedAt === null);
    const retainedUntil = this.until(letter);
    return present({
      years: this.settings.retentionYears,
      retainedUntil,
      due: retainedUntil < localDayOf(this.clock.now()) && !onHold && letter.erasedAt === null,
      onHold,
      holds: holds.map(holdView),
      erasureAskedAt: letter.erasedAt === null ? letter.erasureAskedAt?.toISOString() : undefined,
    });
  }

  /** Of those letters the ones that are held. */
  async held(ids: string[]): Promise<Set<string>> {
    const rows: { letter_id: string }[] = await this.db.query(
      'SELECT letter_id FROM legal_holds WHERE letter_id = ANY($1::uuid[]) AND released_at IS NULL',
      [ids],
    );
    return new Set(rows.map((row) => row.letter_id));
  }

  /** Narrows a list of letters. */
  narrow(wanted: Conditions, keeping: LettersFilter['keeping']): void {
    const held = 'id IN (SELECT letter_id FROM legal_holds WHERE released_at IS NULL AND letter_id IS NOT NULL)';
    if (keeping === 'hold') wanted.always(held);
    if (keeping === 'erased') wanted.always('erased_at IS NOT NULL');
    if (keeping !== 'due') return;
    const [years, today] = [wanted.put(this.settings.retentionYears), wanted.put(localDayOf(this.clock.now()))];
    const until = `(greatest(issued_on, valid_to, held_to) + make_interval(years => ${years}::int))::date`;
    wanted.always(`${until} < ${today}::date AND erased_at IS NULL AND NOT ${held}`);
  }
}
