import { inLanguage, type Said } from '@zuomei/platform';
import type { ListTable } from '@zuomei/platform/sheets';
import type { Absence, Consent, MeetingStatus } from './meeting.entity.js';
import type { MeetingDto } from './meetings.dto.js';

const statuses: Record<MeetingStatus, Said> = {
  proposed: { zh: '待答复', en: 'Proposed' },
  waiting: { zh: '等候桌位', en: 'Waiting for a table' },
  scheduled: { zh: '已排定', en: 'Scheduled' },
  held: { zh: '已对接', en: 'Held' },
  missed: { zh: '未到', en: 'Missed' },
  declined: { zh: '已婉拒', en: 'Declined' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
};
const missedBy: Record<Absence, Said> = {
  asking: { zh: '需求方', en: 'Who needs' },
  giving: { zh: '供给方', en: 'Who offers' },
  both: { zh: '双方', en: 'Both' },
};
const answers: Record<Consent, Said> = {
  asked: { zh: '待答复', en: 'Asked' },
  yes: { zh: '同意', en: 'Yes' },
  no: { zh: '不同意', en: 'No' },
};

/** Who meets whom, when and where. */
export const meetingsTable: ListTable<MeetingDto> = {
  file: 'meetings',
  name: { zh: '对接', en: 'Meetings' },
  columns: [
    ['状态', 'State', ({ status }, language) => inLanguage(statuses[status], language)],
    ['未到方', 'Missed by', ({ absent }, language) => absent && inLanguage(missedBy[absent], language)],
    ['开始时间', 'Starts at', ({ startsAt }) => startsAt],
    ['时段', 'Slot', ({ slot }) => slot],
    ['桌号', 'Table', ({ tableNo }) => tableNo],
    ['需求方', 'Who needs', ({ asking }) => asking.name],
    ['需求方单位', 'Of', ({ asking }) => asking.organisation],
    ['需求方答复', 'Says', ({ askingSays }, language) => inLanguage(answers[askingSays], language)],
    ['供给方', 'Who offers', ({ giving }) => giving.name],
    ['供给方单位', 'Of', ({ giving }) => giving.organisation],
    ['供给方答复', 'Says', ({ givingSays }, language) => inLanguage(answers[givingSays], language)],
    ['需求', 'Need', ({ need }) => need?.title],
    ['成果', 'Achievement', ({ achievement }) => achievement?.title],
    ['意向记录号', 'Intent', ({ intentId }) => intentId],
    ['记录号', 'Id', ({ id }) => id],
  ],
};
