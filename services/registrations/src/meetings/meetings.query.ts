import { Injectable } from '@nestjs/common';
import type { AttendeeKind } from '@zuomei/contracts';
import { DataSource } from 'typeorm';
import { MeetingPlan } from './meeting-plan.entity.js';
import { Meeting, type Side } from './meeting.entity.js';
import type {
  MeetingDto,
  MeetingParty,
  MeetingPlanDto,
  MeetingsDto,
  MeetingSubject,
  PlaceMeetingDto,
} from './meetings.dto.js';

interface Person {
  id: string;
  name: string;
  organisation: string | null;
  organisation_id: string | null;
  title: string | null;
  attendee_kind: AttendeeKind | null;
  present: boolean;
}

const people = `SELECT r.id, r.name, coalesce(r.organisation, o.name) AS organisation, r.organisation_id, r.title,
    r.attendee_kind, EXISTS (SELECT 1 FROM attendances a WHERE a.registration_id = r.id) AS present
  FROM registrations r LEFT JOIN organisations o ON o.id = r.organisation_id`;
const mostParties = 50;

@Injectable()
export class MeetingsQuery {
  constructor(private readonly db: DataSource) {}

  async ofEvent(offeringId: string): Promise<MeetingsDto> {
    const plan = await this.db.manager.findOneBy(MeetingPlan, { offeringId });
    if (!plan) return { plan: null, items: [] };
    const meetings = await this.db.manager.find(Meeting, { where: { offeringId }, order: { id: 'ASC' } });
    return { plan: planOf(plan), items: await this.views(plan, meetings) };
  }

  async one(offeringId: string, id: string): Promise<MeetingDto> {
    const plan = await this.db.manager.findOneByOrFail(MeetingPlan, { offeringId });
    const [view] = await this.views(plan, [await this.db.manager.findOneByOrFail(Meeting, { id })]);
    return view as MeetingDto;
  }

  /** Who could meet: those with a place, by organisation and name. */
  async parties(offeringId: string, q = ''): Promise<MeetingParty[]> {
    const rows: Person[] = await this.db.query(
      `${people} WHERE r.offering_id = $1 AND r.status = 'confirmed' AND strpos(r.search || ' ' || coalesce(o.name, ''), $2) > 0
       ORDER BY organisation NULLS LAST, r.name, r.id LIMIT ${mostParties}`,
      [offeringId, q.trim().toLowerCase()],
    );
    return rows.map(partyOf);
  }

  /** As one of the two sees them. */
  async ofPlace(registrationId: string, offeringId: string): Promise<PlaceMeetingDto[]> {
    const plan = await this.db.manager.findOneBy(MeetingPlan, { offeringId });
    if (!plan) return [];
    const meetings = await this.db.manager.find(Meeting, {
      where: [
        { offeringId, askingId: registrationId },
        { offeringId, givingId: registrationId },
      ],
      order: { id: 'ASC' },
    });
    const views = await this.views(plan, meetings);
    return views.map((view, at) => {
      const side = meetings[at]?.sideOf(registrationId) ?? 'asking';
      return placeView(view, side);
    });
  }

  private async views(plan: MeetingPlan, meetings: Meeting[]): Promise<MeetingDto[]> {
    const rows: Person[] = await this.db.query(`${people} WHERE r.id = ANY($1::uuid[])`, [
      meetings.flatMap((meeting) => meeting.people),
    ]);
    const parties = new Map(rows.map((row) => [row.id, partyOf(row)]));
    const subjects = await this.subjects(meetings);
    return meetings.map((meeting) => {
      const { slot, tableNo, needId, achievementId } = meeting;
      const need = subjects.get(needId ?? '');
      const achievement = subjects.get(achievementId ?? '');
      return {
        id: meeting.id,
        version: meeting.version,
        status: meeting.status,
        ...(need ? { need } : {}),
        ...(achievement ? { achievement } : {}),
        asking: parties.get(meeting.askingId) ?? nobody(meeting.askingId),
        giving: parties.get(meeting.givingId) ?? nobody(meeting.givingId),
        askingSays: meeting.askingSays,
        givingSays: meeting.givingSays,
        ...(slot !== null && tableNo !== null
          ? { slot, tableNo, startsAt: plan.startOf(slot).toISOString(), endsAt: plan.endOf(slot).toISOString() }
          : {}),
        ...(meeting.absent ? { absent: meeting.absent } : {}),
        ...(meeting.intentId ? { intentId: meeting.intentId } : {}),
      };
    });
  }

  private async subjects(meetings: Meeting[]): Promise<Map<string, MeetingSubject>> {
    const ids = meetings.flatMap(({ needId, achievementId }) => [needId, achievementId].filter((id) => id !== null));
    const rows: MeetingSubject[] = await this.db.query(
      'SELECT id, title FROM catalogue_copies WHERE id = ANY($1::uuid[])',
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

const nobody = (registrationId: string): MeetingParty => ({ registrationId, name: '', present: false });

const partyOf = (row: Person): MeetingParty => ({
  registrationId: row.id,
  name: row.name,
  ...(row.organisation ? { organisation: row.organisation } : {}),
  ...(row.organisation_id ? { organisationId: row.organisation_id } : {}),
  ...(row.title ? { title: row.title } : {}),
  ...(row.attendee_kind ? { attendeeKind: row.attendee_kind } : {}),
  present: row.present,
});

function placeView(view: MeetingDto, side: Side): PlaceMeetingDto {
  const { name, organisation, title } = side === 'asking' ? view.giving : view.asking;
  const agreed = view.askingSays === 'yes' && view.givingSays === 'yes';
  const { id, status, need, achievement, tableNo, startsAt, endsAt, absent } = view;
  return {
    id,
    status,
    side,
    mine: side === 'asking' ? view.askingSays : view.givingSays,
    theirs: side === 'asking' ? view.givingSays : view.askingSays,
    with: {
      ...(agreed && name ? { name } : {}),
      ...(organisation ? { organisation } : {}),
      ...(title ? { title } : {}),
    },
    ...(need ? { need } : {}),
    ...(achievement ? { achievement } : {}),
    ...(tableNo !== undefined ? { tableNo } : {}),
    ...(startsAt && endsAt ? { startsAt, endsAt } : {}),
    ...(absent ? { absent } : {}),
  };
}

const planOf = (plan: MeetingPlan): MeetingPlanDto => ({
  version: plan.version,
  startsAt: plan.startsAt.toISOString(),
  slotMinutes: plan.slotMinutes,
  tables: plan.tables,
  slots: Array.from({ length: plan.slots }, (_, at) => ({
    no: at + 1,
    startsAt: plan.startOf(at + 1).toISOString(),
    endsAt: plan.endOf(at + 1).toISOString(),
  })),
});
