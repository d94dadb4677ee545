import type { ListTable } from '@zuomei/platform/sheets';
import type { AttendanceDto } from './check-ins.dto.js';

/** Who was there, without names. */
export const attendancesTable: ListTable<AttendanceDto> = {
  file: 'attendances',
  name: { zh: '到场', en: 'Attendances' },
  columns: [
    ['活动记录号', 'Event', ({ eventId }) => eventId],
    ['时间', 'At', ({ occurredAt }) => occurredAt],
    ['方式', 'Channel', ({ channel }) => channel],
    ['单位记录号', 'Organisation', ({ organisationId }) => organisationId],
    ['类型', 'Kind', ({ attendeeKind }) => attendeeKind],
    ['报名记录号', 'Registration', ({ registrationId }) => registrationId],
  ],
};
