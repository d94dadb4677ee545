import type {
  DatePrecision,
  DigestCategory,
  EventKind,
  EventMode,
  OrganisationKind,
  ShowingForm,
  Visibility,
} from '@zuomei/contracts';
import type { Labels } from '@zuomei/platform/sheets';

export const organisationKindLabels: Labels<OrganisationKind> = {
  university: ['高校', '大学', '院校'],
  institute: ['科研院所', '研究所', '院所', '研究机构'],
  enterprise: ['企业', '公司'],
  government: ['政府', '政府部门', '机关'],
  park: ['园区', '产业园区', '科技园'],
  investor: ['投资机构', '投资方'],
  association: ['协会', '社会组织', '行业协会', '学会'],
  media: ['媒体'],
};

export const eventKindLabels: Labels<EventKind> = {
  matchmaking: ['对接会', '成果对接会', '对接活动'],
  roadshow: ['路演'],
  cloud_matching: ['云对接', '线上对接'],
  closed_matching: ['精准对接', '闭门对接'],
  salon: ['沙龙'],
  forum: ['论坛'],
  signing_ceremony: ['集中签约', '签约仪式'],
  training: ['培训'],
  public_science: ['科普', '科普活动'],
  visit: ['来访调研', '来访', '调研', '考察'],
  unveiling: ['揭牌', '揭牌仪式'],
  launch: ['启动仪式', '启动'],
};

export const eventModeLabels: Labels<EventMode> = {
  onsite: ['线下', '现场'],
  online: ['线上', '在线'],
  hybrid: ['混合', '线上线下', '线上+线下'],
};

export const visibilityLabels: Labels<Visibility> = {
  public: ['公开'],
  invitation: ['邀请', '仅限邀请', '定向邀请'],
  internal: ['内部', '仅内部'],
};

export const datePrecisionLabels: Labels<DatePrecision> = {
  minute: ['分钟', '精确到分'],
  day: ['日', '天', '精确到日'],
  month: ['月', '精确到月'],
};

export const digestCategoryLabels: Labels<DigestCategory> = {
  city_university: ['校地对接'],
  enterprise: ['校企协同'],
  college: ['园院联动'],
  services: ['科创赋能'],
  public_science: ['科普活动', '科普'],
};

export const showingFormLabels: Labels<ShowingForm> = {
  published: ['发布', '成果发布', '需求发布'],
  roadshow: ['路演'],
  lab_tour: ['实验室展示', '实验室云展示', '云展示'],
};
