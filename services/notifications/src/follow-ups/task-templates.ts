import type { FollowUpStatus } from '@zuomei/contracts';
import { DateTime } from 'luxon';

/** The bureau's own calendar: a day is a day in Asia/Shanghai, wherever the server stands. */
export const bureauZone = 'Asia/Shanghai';

export const localDay = (now: Date): string => DateTime.fromJSDate(now, { zone: bureauZone }).toFormat('yyyy-MM-dd');

export const dayAfter = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd');

export interface TaskTemplate {
  code: string;
  title: string;
  /** Days from the day it is made until it is due. */
  days: number;
}

/** On these days after opening somebody looks at a case again, whatever happened. */
export const plannedChecks: readonly TaskTemplate[] = [7, 30, 90, 180].map((days) => ({
  code: `check_${days}`,
  title: `${days} 天回访`,
  days,
}));

/** What is usually done at each step, in this order: when one is done, the next of the step is made. */
const chains: Partial<Record<FollowUpStatus, readonly TaskTemplate[]>> = {
  open: [
    { code: 'first_contact', title: '首次联系双方', days: 3 },
    { code: 'clarify_wish', title: '核实合作意愿与负责人', days: 7 },
  ],
  contacted: [
    { code: 'introduce_parties', title: '组织双方对接', days: 7 },
    { code: 'visit', title: '走访或实地考察', days: 14 },
  ],
  negotiating: [
    { code: 'collect_terms', title: '梳理合作条款', days: 7 },
    { code: 'refer_services', title: '确认是否需要服务转介', days: 7 },
  ],
  drafting: [
    { code: 'confirm_text', title: '与双方确认文本', days: 7 },
    { code: 'press_signature', title: '跟进签署进度', days: 7 },
  ],
  signed: [
    { code: 'check_performance', title: '了解履约进展', days: 30 },
    { code: 'confirm_landing', title: '核实落地情况', days: 60 },
  ],
};

/** The first of the step's chain that the case has not had yet. */
export const nextInChain = (status: FollowUpStatus, had: ReadonlySet<string>): TaskTemplate | undefined =>
  chains[status]?.find(({ code }) => !had.has(code));

export const taskTemplates: readonly TaskTemplate[] = [...plannedChecks, ...Object.values(chains).flat()];
