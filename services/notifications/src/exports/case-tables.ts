import type { LetterKind, LetterStatus, MilestoneKind, MilestoneStatus } from '@zuomei/contracts';
import type { ListTable } from '@zuomei/platform/sheets';
import type { CeremonyView } from '../ceremonies/ceremonies.view.js';
import { intentWords, say, type Words } from '../follow-ups/case-words.js';
import type { IntentView } from '../intents/intents.dto.js';
import type { LetterView } from '../letters/letters.view.js';
import type { MilestoneView } from '../milestones/milestones.dto.js';

const milestoneKinds: Words<MilestoneKind> = {
  payment: { zh: '付款', en: 'Payment' },
  platform_opened: { zh: '平台揭牌', en: 'Platform opened' },
  settled: { zh: '落地', en: 'Settled' },
  acceptance: { zh: '验收', en: 'Acceptance' },
  other: { zh: '其他', en: 'Other' },
};
const milestoneStatuses: Words<MilestoneStatus> = {
  planned: { zh: '已计划', en: 'Planned' },
  claimed: { zh: '待确认', en: 'To be confirmed' },
  reached: { zh: '已达成', en: 'Reached' },
  missed: { zh: '未达成', en: 'Missed' },
  dropped: { zh: '已取消', en: 'Dropped' },
};
const letterKinds: Words<LetterKind> = {
  appointment: { zh: '聘书', en: 'Appointment' },
  attendance: { zh: '参会证明', en: 'Attendance' },
  training: { zh: '培训证书', en: 'Training' },
};
const letterStatuses: Words<LetterStatus> = {
  sealing: { zh: '盖章中', en: 'Being sealed' },
  seal_failed: { zh: '盖章失败', en: 'Seal failed' },
  issued: { zh: '已签发', en: 'Issued' },
  revoked: { zh: '已撤销', en: 'Revoked' },
};

export const intentsTable: ListTable<IntentView> = {
  file: 'intents',
  name: { zh: '初步意向', en: 'Intents' },
  columns: [
    ['意向', 'Intent', ({ kind }, language) => say(intentWords, kind, language)],
    ['意向方', 'From', ({ fromOrganisationName }) => fromOrganisationName],
    ['合作对象', 'Towards', ({ toOrganisationName }) => toOrganisationName],
    ['活动', 'Event', ({ eventTitle }) => eventTitle],
    ['园区', 'Park', ({ parkName }) => parkName],
    ['面积(平方米)', 'Square metres', ({ areaSquareMetres }) => areaSquareMetres],
    ['拟入驻时间', 'Wanted from', ({ wantedFrom }) => wantedFrom],
    ['说明', 'Note', ({ note }) => note],
    ['记录时间', 'Recorded at', ({ recordedAt }) => recordedAt],
    ['跟进编号', 'Follow-up', ({ followUpId }) => followUpId],
    ['编号', 'Id', ({ id }) => id],
  ],
};

export const milestonesTable: ListTable<MilestoneView> = {
  file: 'milestones',
  name: { zh: '里程碑', en: 'Milestones' },
  columns: [
    ['协议编号', 'Agreement', ({ agreementNumber }) => agreementNumber],
    ['协议名称', 'Title', ({ agreementTitle }) => agreementTitle],
    ['里程碑', 'Milestone', ({ title }) => title],
    ['类型', 'Kind', ({ kind }, language) => say(milestoneKinds, kind, language)],
    ['状态', 'State', ({ status }, language) => say(milestoneStatuses, status, language)],
    ['到期日', 'Due on', ({ dueOn }) => dueOn],
    ['逾期', 'Overdue', ({ overdue }) => overdue],
    ['达成日', 'Reached on', ({ reachedOn }) => reachedOn],
    ['申报人', 'Claimed by', ({ claimedByName }) => claimedByName],
    ['确认人', 'Settled by', ({ settledByName }) => settledByName],
    ['原因', 'Reason', ({ reason }) => reason],
    ['说明', 'Note', ({ note }) => note],
    ['编号', 'Id', ({ id }) => id],
  ],
};

export const lettersTable: ListTable<LetterView> = {
  file: 'letters',
  name: { zh: '聘书证书', en: 'Letters' },
  columns: [
    ['文号', 'Number', ({ number }) => number],
    ['类型', 'Kind', ({ kind }, language) => say(letterKinds, kind, language)],
    ['状态', 'State', ({ status }, language) => say(letterStatuses, status, language)],
    ['姓名', 'Name', ({ holder }) => holder?.name],
    ['单位', 'Organisation', ({ holder }) => holder?.organisation],
    ['聘任职务', 'Post', ({ post }) => post],
    ['事由', 'Title', ({ title }) => title],
    ['学时', 'Hours', ({ hours }) => hours],
    ['生效日', 'Valid from', ({ validFrom }) => validFrom],
    ['截止日', 'Valid to', ({ validTo }) => validTo],
    ['签发日', 'Issued on', ({ issuedOn }) => issuedOn],
    ['签发单位', 'Issuer', ({ issuer }) => issuer],
    ['撤销原因', 'Revoked because', ({ reason }) => reason],
    ['编号', 'Id', ({ id }) => id],
  ],
};

export const ceremoniesTable: ListTable<CeremonyView> = {
  file: 'ceremonies',
  name: { zh: '集中签约', en: 'Ceremonies' },
  columns: [
    ['名称', 'Title', ({ title }) => title],
    ['活动', 'Event', ({ eventTitle }) => eventTitle],
    ['活动开始', 'Event starts at', ({ eventStartsAt }) => eventStartsAt],
    ['协议数', 'Agreements', ({ counts }) => counts.total],
    ['已完成', 'Done', ({ counts }) => counts.done],
    ['已签署', 'Signed', ({ counts }) => counts.signed],
    ['跳过', 'Skipped', ({ counts }) => counts.skipped],
    ['编号', 'Id', ({ id }) => id],
  ],
};
