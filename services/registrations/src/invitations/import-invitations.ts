import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { type ImportOutcome, rowsOf, type Sheet } from '@zuomei/platform/sheets';
import { emailKey } from '../registrations/sign-up.js';
import { invitationColumns, type InvitationRow, readInvitation } from './invitation-row.js';
import { InvitePeople, type Wanted } from './invite-people.js';

/** Invites everybody in a list; with one bad row nobody. */
@Injectable()
export class ImportInvitations {
  constructor(
    private readonly inviting: InvitePeople,
    private readonly clock: Clock,
  ) {}

  /** Twice changes nothing: who has an invitation or a place is `unchanged`. A dry run says the same and writes nothing. */
  async execute(eventId: string, sheet: Sheet, dryRun: boolean): Promise<ImportOutcome> {
    const now = this.clock.now();
    const rows = rowsOf(sheet, invitationColumns).map((row) => readInvitation(row, now));
    refuseRepeats(rows);
    const rejected = rows.flatMap(({ reading }) =>
      reading.problems.length > 0 ? [{ row: reading.from.row, errors: reading.problems }] : [],
    );
    if (rejected.length > 0) return { created: 0, updated: 0, unchanged: 0, rejected };
    const wanted = rows.flatMap((row): Wanted[] => (row.wanted ? [row.wanted] : []));
    const { created, skipped } = await this.inviting.many(eventId, wanted, dryRun);
    return { created, updated: 0, unchanged: skipped.length, rejected };
  }
}

function refuseRepeats(rows: readonly InvitationRow[]): void {
  const seen = new Map<string, number>();
  for (const { reading, wanted } of rows) {
    if (!wanted) continue;
    const key = emailKey(wanted.email);
    const first = seen.get(key);
    if (first === undefined) seen.set(key, reading.from.row);
    else {
      reading.refuse('email', 'REPEATED', {
        zh: `与第 ${first} 行的邮箱相同`,
        en: `is the same address as in row ${first}`,
      });
    }
  }
}
