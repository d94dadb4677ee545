import type { MessageKind } from '@zuomei/contracts';
import { because, type Words } from './participation.js';
import { quoted } from './quoted.js';

export const chinese: Record<MessageKind, Words> = {
  signed_up: ({ name, title }) => ({
    subject: `报名成功:${title}`,
    heading: '报名成功',
    paragraphs: [`${name},您好!您已成功报名${quoted(title)}。`, '签到时请出示下面的二维码。附件可加入日历。'],
    action: '查看、修改或取消报名',
  }),
  pending: ({ name, title }) => ({
    subject: `报名待审核:${title}`,
    heading: '报名已收到,等待审核',
    paragraphs: [`${name},您好!我们已收到您对${quoted(title)}的报名。`, '主办方审核后,我们会再发信通知您。'],
    action: '查看、修改或取消报名',
  }),
  waitlisted: ({ name, title, position }) => ({
    subject: `已进入候补:${title}`,
    heading: position ? `候补第 ${position} 位` : '已进入候补',
    paragraphs: [
      `${name},您好!${quoted(title)}名额已满,您已进入候补名单${position ? `,目前是第 ${position} 位` : ''}。`,
      '一有名额,我们会按顺序自动为您递补并发信通知。',
    ],
    action: '查看候补位次或取消',
  }),
  promoted: ({ name, title }) => ({
    subject: `候补成功,已为您递补:${title}`,
    heading: '候补成功,您有名额了',
    paragraphs: [
      `${name},您好!${quoted(title)}有了空余名额,已按候补顺序为您递补,报名成功。`,
      '签到时请出示下面的二维码。若不能参加,请尽早取消,把名额让给后面的人。',
    ],
    action: '查看、修改或取消报名',
  }),
  rejected: ({ name, title, reason }) => ({
    subject: `报名未通过:${title}`,
    heading: '报名未通过审核',
    paragraphs: [
      `${name},您好!很抱歉,您对${quoted(title)}的报名未通过主办方审核。`,
      ...because(reason, '原因:'),
      '感谢您的关注,欢迎参加我们的其他活动。',
    ],
    action: '查看报名',
  }),
  cancelled: ({ name, title, reason }) => ({
    subject: `报名已取消:${title}`,
    heading: '报名已取消',
    paragraphs: [
      `${name},您好!您对${quoted(title)}的报名已取消,原签到码已失效。`,
      ...because(reason, '原因:'),
      '如果这不是您的意思,请重新报名或联系主办方。',
    ],
  }),
  event_changed: ({ name, title }) => ({
    subject: `活动有变动:${title}`,
    heading: '活动安排有变动',
    paragraphs: [`${name},您好!您报名的${quoted(title)}有变动,最新安排如下。您的报名仍然有效。`],
    action: '查看、修改或取消报名',
  }),
  event_postponed: ({ name, title, reason }) => ({
    subject: `活动延期:${title}`,
    heading: '活动延期,时间待定',
    paragraphs: [
      `${name},您好!您报名的${quoted(title)}延期举行,新的时间确定后我们会再发信通知。您的报名仍然保留。`,
      ...because(reason, '延期原因:'),
    ],
    action: '查看、修改或取消报名',
  }),
  event_cancelled: ({ name, title, reason }) => ({
    subject: `活动取消:${title}`,
    heading: '活动已取消',
    paragraphs: [`${name},您好!很抱歉,您报名的${quoted(title)}已取消。`, ...because(reason, '取消原因:')],
  }),
  link_again: ({ name, title }) => ({
    subject: `您的报名链接:${title}`,
    heading: '您已报过名',
    paragraphs: [`${name},您好!您此前已报名${quoted(title)}。点下面的链接可查看、修改或取消。`],
    action: '打开我的报名',
  }),
  reminder: ({ name, title }) => ({
    subject: `活动提醒:${title}`,
    heading: '活动即将开始',
    paragraphs: [
      `${name},您好!您报名的${quoted(title)}即将开始,时间和地点如下。`,
      '若不能参加,请尽早取消,把名额让给其他人。',
    ],
    action: '查看、修改或取消报名',
  }),
  thanks: ({ name, title }) => ({
    subject: `感谢参加:${title}`,
    heading: '感谢您的参加',
    paragraphs: [
      `${name},您好!感谢您参加${quoted(title)}。`,
      '请用一分钟告诉我们您的感受和收获,答案只用于改进和统计。',
    ],
    action: '填写反馈',
  }),
  missed: ({ name, title }) => ({
    subject: `很遗憾未能见到您:${title}`,
    heading: '很遗憾未能见到您',
    paragraphs: [
      `${name},您好!您报名了${quoted(title)},但我们没有见到您。`,
      '以后若临时不能来,请取消报名,让候补的人能参加。',
    ],
    action: '查看报名',
  }),
  outcome_survey: ({ name, title }) => ({
    subject: `后来怎么样了:${title}`,
    heading: '后来有什么进展?',
    paragraphs: [`${name},您好!您参加过${quoted(title)}。`, '请告诉我们后来的进展,只需回答一个问题。'],
    action: '回答问题',
  }),
  organiser_message: ({ name, title }) => ({
    subject: `主办方通知:${title}`,
    heading: title,
    paragraphs: [`${name},您好!`],
    action: '查看我的报名',
  }),
  offered: ({ name, title, until }) => ({
    subject: `有名额了,请确认:${title}`,
    heading: '为您保留了一个名额',
    paragraphs: [
      `${name},您好!${quoted(title)}有了空余名额,按候补顺序轮到您了。`,
      `请在 ${until ?? ''} 之前打开链接确认;逾期未确认,名额将给后面的人。若不能参加,请尽早放弃。`,
    ],
    action: '确认或放弃名额',
  }),
  offer_lapsed: ({ name, title }) => ({
    subject: `保留的名额已过期:${title}`,
    heading: '保留的名额已过期',
    paragraphs: [
      `${name},您好!为您保留的${quoted(title)}名额没有在期限内确认,已给了后面的人,您不再排在候补队伍中。`,
      '如仍想参加,请取消后重新报名。',
    ],
    action: '查看报名',
  }),
  substituted: ({ name, title }) => ({
    subject: `席位已转给您:${title}`,
    heading: '席位已转给您',
    paragraphs: [
      `${name},您好!${quoted(title)}的报名已换成由您参加。`,
      '原来的链接和签到码已经失效,请使用本邮件中的链接和签到码。',
    ],
    action: '查看、修改或取消报名',
  }),
  group_registered: ({ name, title, people = [] }) => ({
    subject: `团体报名结果:${title}`,
    heading: '团体报名结果',
    paragraphs: [
      `${name},您好!您为以下各位报名了${quoted(title)}。每个人都会收到自己的邮件,其中有各自的链接。`,
      ...people,
    ],
  }),
  meeting_proposed: ({ name, title }) => ({
    subject: `有人想与您对接:${title}`,
    heading: '为您提议了一场一对一对接',
    paragraphs: [
      `${name},您好!在${quoted(title)}上,我们为您提议了一场一对一对接。`,
      '点下面的链接,可以看到对方单位和对接内容,并选择同意或婉拒。双方都同意后,我们会为你们安排时间和桌号。',
    ],
    action: '查看并答复',
  }),
  meeting_scheduled: ({ name, title }) => ({
    subject: `对接已排定:${title}`,
    heading: '您的对接已排定',
    paragraphs: [`${name},您好!您在${quoted(title)}的一场对接双方都已同意,时间和桌号已经排定,点下面的链接查看。`],
    action: '查看对接安排',
  }),
  meeting_cancelled: ({ name, title }) => ({
    subject: `对接已取消:${title}`,
    heading: '一场对接已取消',
    paragraphs: [`${name},您好!您在${quoted(title)}的一场对接已取消,您的报名不受影响。`],
    action: '查看我的对接',
  }),
};
