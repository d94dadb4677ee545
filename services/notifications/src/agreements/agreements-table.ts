import type {
  AgreementPhase,
  AgreementStatus,
  ContractRegistrationState,
  TechnologyContractType,
} from '@zuomei/contracts';
import type { Language } from '@zuomei/platform';
import { portionsOf, type Table } from '@zuomei/platform/sheets';
import type { ContractRegistrationView } from '../contract-registrations/contract-registrations.dto.js';
import { say, type Words } from '../follow-ups/case-words.js';
import { agreementKindLabels } from '../report-files/agreement-kinds.js';
import type { AgreementView } from './agreements.view.js';

export const agreementStatusWords: Words<AgreementStatus> = {
  draft: { zh: '草稿', en: 'Draft' },
  signing: { zh: '签署中', en: 'Out for signature' },
  signed: { zh: '已签署', en: 'Signed' },
  abandoned: { zh: '已放弃', en: 'Abandoned' },
  terminated: { zh: '已终止', en: 'Terminated' },
};
const phases: Words<AgreementPhase> = {
  not_started: { zh: '未开始', en: 'Not started' },
  in_force: { zh: '履行中', en: 'In force' },
  to_renew: { zh: '待续签', en: 'To renew' },
  ended: { zh: '已到期', en: 'Ended' },
};
export const evidenceWords: Words<NonNullable<AgreementView['evidence']>> = {
  sealed: { zh: '电子签章', en: 'Sealed' },
  paper: { zh: '纸质签署', en: 'Paper' },
  recorded: { zh: '历史补录', en: 'Recorded' },
};
const types: Words<TechnologyContractType> = {
  development: { zh: '技术开发', en: 'Development' },
  transfer: { zh: '技术转让', en: 'Transfer' },
  licence: { zh: '技术许可', en: 'Licence' },
  consulting: { zh: '技术咨询', en: 'Consulting' },
  service: { zh: '技术服务', en: 'Service' },
};
const states: Words<ContractRegistrationState> = {
  not_applied: { zh: '未申请', en: 'Not applied for' },
  submitted: { zh: '已提交', en: 'Submitted' },
  returned: { zh: '退回补正', en: 'Returned' },
  registered: { zh: '已登记', en: 'Registered' },
  refused: { zh: '不予登记', en: 'Refused' },
};

export interface AgreementLine {
  agreement: AgreementView;
  registration: ContractRegistrationView | undefined;
}

type Column = [zh: string, en: string, of: (line: AgreementLine, language: Language) => string | undefined];

const columns: Column[] = [
  ['编号', 'Number', ({ agreement }) => agreement.number],
  ['标题', 'Title', ({ agreement }) => agreement.title],
  ['类型', 'Kind', ({ agreement }, language) => say(agreementKindLabels, agreement.kind, language)],
  ['状态', 'State', ({ agreement }, language) => say(agreementStatusWords, agreement.status, language)],
  ['阶段', 'Phase', ({ agreement }, language) => say(phases, agreement.phase, language)],
  ['签署方', 'Parties', ({ agreement }) => agreement.parties.map(({ label, name }) => `${label}:${name}`).join(';')],
  ['签署日期', 'Signed on', ({ agreement }) => agreement.signedOn],
  ['凭据', 'Evidence', ({ agreement }, language) => say(evidenceWords, agreement.evidence, language)],
  ['合同金额(元)', 'Amount', ({ agreement }) => agreement.amount],
  ['技术交易额(元)', 'Technology transaction amount', ({ agreement }) => agreement.technologyTransactionAmount],
  ['币种', 'Currency', ({ agreement }) => agreement.currency],
  ['开始日期', 'Term starts on', ({ agreement }) => agreement.termStartsOn],
  ['结束日期', 'Term ends on', ({ agreement }) => agreement.termEndsOn],
  ['来源', 'Source', ({ agreement }) => agreement.source],
  ['认定登记状态', 'Registration', ({ registration }, language) => say(states, registration?.state, language)],
  ['合同类别', 'Contract type', ({ registration }, language) => say(types, registration?.type, language)],
  ['登记机构', 'Office', ({ registration }) => registration?.office],
  ['合同登记编号', 'Registration number', ({ registration }) => registration?.number],
  ['登记日期', 'Registered on', ({ registration }) => registration?.registeredOn],
  ['核定技术交易额(元)', 'Recognised amount', ({ registration }) => registration?.recognisedAmount],
  ['标识', 'Id', ({ agreement }) => agreement.id],
];

/** Agreements with what the office for technology contracts said of them. */
export const agreementsTable = (lines: AsyncIterable<AgreementLine>, language: Language): Table => ({
  name: 'agreements',
  headings: columns.map(([zh, en]) => (language === 'en' ? en : zh)),
  portions: portionsOf(lines, (line) => columns.map(([, , of]) => of(line, language) ?? '')),
});
