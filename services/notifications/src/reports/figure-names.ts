import type { Said } from '@zuomei/platform';
import type { CountedName } from './funnel-steps.js';

const said = (zh: string, en: string): Said => ({ zh, en });

/** What a figure is called, in documents and tables. */
export const figureTitles: Record<CountedName, Said> = {
  events: said('活动', 'Events'),
  invited: said('邀请席位', 'Invited'),
  signUps: said('报名', 'Sign-ups'),
  attendances: said('到场人次', 'Attendances'),
  experts: said('专家到场', 'Experts'),
  met: said('对接人次', 'Met'),
  headCounts: said('估计人数', 'Head counts'),
  achievementsPublished: said('成果发布', 'Achievements published'),
  needsPublished: said('需求发布', 'Needs published'),
  roadshows: said('路演', 'Roadshows'),
  labTours: said('实验室展示', 'Laboratory tours'),
  liveViews: said('直播访问', 'Live views'),
  enterprises: said('参与企业', 'Enterprises'),
  universities: said('参与高校', 'Universities'),
  projects: said('项目', 'Projects'),
  cooperationIntents: said('合作意向', 'Co-operation intents'),
  settlementIntents: said('意向入驻', 'Settlement intents'),
  agreements: said('签约', 'Agreements'),
  amount: said('协议金额', 'Amount'),
  technologyTransactionAmount: said('技术交易额', 'Technology transactions'),
  milestonesReached: said('达成里程碑', 'Milestones reached'),
  intentsOfEvents: said('初步意向', 'Intents'),
  agreementsOfEvents: said('签约', 'Agreements'),
  milestonesOfEvents: said('里程碑', 'Milestones'),
};
