import type { MessageKind } from '@zuomei/contracts';
import { because, type Words } from './participation.js';
import { quoted } from './quoted.js';

export const english: Record<MessageKind, Words> = {
  signed_up: ({ name, title }) => ({
    subject: `You are signed up: ${title}`,
    heading: 'You are signed up',
    paragraphs: [
      `Dear ${name}, you have a place at ${quoted(title)}.`,
      'Show the code below at the door. The attached file puts it into your calendar.',
    ],
    action: 'See, change or cancel your place',
  }),
  pending: ({ name, title }) => ({
    subject: `Waiting for approval: ${title}`,
    heading: 'We have your sign-up',
    paragraphs: [
      `Dear ${name}, we have received your sign-up for ${quoted(title)}.`,
      'We will write again as soon as the organiser has approved it.',
    ],
    action: 'See, change or cancel your sign-up',
  }),
  waitlisted: ({ name, title, position }) => ({
    subject: `On the waitlist: ${title}`,
    heading: position ? `Number ${position} on the waitlist` : 'You are on the waitlist',
    paragraphs: [
      `Dear ${name}, ${quoted(title)} is full${position ? `; you are number ${position} in line` : ''}.`,
      'As soon as a place is free it is given out in this order, and we will write to you.',
    ],
    action: 'See your place in line, or cancel',
  }),
  promoted: ({ name, title }) => ({
    subject: `A place is yours: ${title}`,
    heading: 'You have moved up: a place is yours',
    paragraphs: [
      `Dear ${name}, a place at ${quoted(title)} became free and is now yours.`,
      'Show the code below at the door. If you cannot come, please cancel soon, so that others can.',
    ],
    action: 'See, change or cancel your place',
  }),
  rejected: ({ name, title, reason }) => ({
    subject: `Not approved: ${title}`,
    heading: 'Your sign-up was not approved',
    paragraphs: [
      `Dear ${name}, we are sorry: the organiser did not approve your sign-up for ${quoted(title)}.`,
      ...because(reason, 'Why: '),
      'Thank you for your interest; you are welcome at our other events.',
    ],
    action: 'See your sign-up',
  }),
  cancelled: ({ name, title, reason }) => ({
    subject: `Your place is cancelled: ${title}`,
    heading: 'Your place is cancelled',
    paragraphs: [
      `Dear ${name}, your sign-up for ${quoted(title)} is cancelled and its code no longer works.`,
      ...because(reason, 'Why: '),
      'If you did not want this, sign up again or ask the organiser.',
    ],
  }),
  event_changed: ({ name, title }) => ({
    subject: `Changed: ${title}`,
    heading: 'The event has changed',
    paragraphs: [`Dear ${name}, ${quoted(title)} has changed. This is how it is now; your place stays yours.`],
    action: 'See, change or cancel your place',
  }),
  event_postponed: ({ name, title, reason }) => ({
    subject: `Postponed: ${title}`,
    heading: 'The event is postponed',
    paragraphs: [
      `Dear ${name}, ${quoted(title)} is postponed. We will write as soon as there is a new date; your place is kept.`,
      ...because(reason, 'Why: '),
    ],
    action: 'See, change or cancel your place',
  }),
  event_cancelled: ({ name, title, reason }) => ({
    subject: `Cancelled: ${title}`,
    heading: 'The event is cancelled',
    paragraphs: [`Dear ${name}, we are sorry: ${quoted(title)} will not take place.`, ...because(reason, 'Why: ')],
  }),
  link_again: ({ name, title }) => ({
    subject: `Your link: ${title}`,
    heading: 'You are signed up already',
    paragraphs: [
      `Dear ${name}, you have signed up for ${quoted(title)} before. Open the link to see, change or cancel it.`,
    ],
    action: 'Open my place',
  }),
  reminder: ({ name, title }) => ({
    subject: `Reminder: ${title}`,
    heading: 'The event is about to begin',
    paragraphs: [
      `Dear ${name}, ${quoted(title)} is about to begin. Below is when and where.`,
      'If you cannot come, please cancel soon, so that others can.',
    ],
    action: 'See, change or cancel your place',
  }),
  thanks: ({ name, title }) => ({
    subject: `Thank you for coming: ${title}`,
    heading: 'Thank you for coming',
    paragraphs: [
      `Dear ${name}, thank you for coming to ${quoted(title)}.`,
      'Please take a minute to tell us how it was and what came of it.',
    ],
    action: 'Answer a few questions',
  }),
  missed: ({ name, title }) => ({
    subject: `We missed you: ${title}`,
    heading: 'We missed you',
    paragraphs: [
      `Dear ${name}, you had a place at ${quoted(title)}, but we did not see you.`,
      'If you cannot come another time, please cancel, so that somebody in line can.',
    ],
    action: 'See your place',
  }),
  outcome_survey: ({ name, title }) => ({
    subject: `What came of it? ${title}`,
    heading: 'What has come of it?',
    paragraphs: [
      `Dear ${name}, you were at ${quoted(title)}.`,
      'Please tell us what has happened since: it is one question.',
    ],
    action: 'Answer one question',
  }),
  organiser_message: ({ name, title }) => ({
    subject: `From the organiser: ${title}`,
    heading: title,
    paragraphs: [`Dear ${name},`],
    action: 'See my place',
  }),
  offered: ({ name, title, until }) => ({
    subject: `A place is kept for you: ${title}`,
    heading: 'A place is kept for you',
    paragraphs: [
      `Dear ${name}, a place at ${quoted(title)} became free and you are next in line.`,
      `Open the link and accept it before ${until ?? ''}; after that it goes to the next. If you cannot come, please decline soon.`,
    ],
    action: 'Accept or decline the place',
  }),
  offer_lapsed: ({ name, title }) => ({
    subject: `No longer kept: ${title}`,
    heading: 'The place is no longer kept for you',
    paragraphs: [
      `Dear ${name}, the place at ${quoted(title)} was not accepted in time and has gone to the next; you no longer stand in line.`,
      'If you still want to come, cancel and sign up again.',
    ],
    action: 'See your sign-up',
  }),
  substituted: ({ name, title }) => ({
    subject: `This place is yours now: ${title}`,
    heading: 'This place is yours now',
    paragraphs: [
      `Dear ${name}, you take over a sign-up for ${quoted(title)}.`,
      'The earlier link and code no longer work; use those in this mail.',
    ],
    action: 'See, change or cancel your place',
  }),
  group_registered: ({ name, title, people = [] }) => ({
    subject: `Your group: ${title}`,
    heading: 'Your group',
    paragraphs: [
      `Dear ${name}, you signed up these people for ${quoted(title)}. Each gets a mail with a link of their own.`,
      ...people,
    ],
  }),
  meeting_proposed: ({ name, title }) => ({
    subject: `Somebody would like to meet you: ${title}`,
    heading: 'A meeting is proposed to you',
    paragraphs: [
      `Dear ${name}, we propose a meeting of two to you at ${quoted(title)}.`,
      'The link below says with which organisation and about what; say yes or no there. Once both say yes you are given a time and a table.',
    ],
    action: 'See it and answer',
  }),
  meeting_scheduled: ({ name, title }) => ({
    subject: `Your meeting is set: ${title}`,
    heading: 'Your meeting is set',
    paragraphs: [
      `Dear ${name}, both of you said yes to a meeting at ${quoted(title)}. The link below says when and at which table.`,
    ],
    action: 'See when and where',
  }),
  meeting_cancelled: ({ name, title }) => ({
    subject: `A meeting is called off: ${title}`,
    heading: 'A meeting is called off',
    paragraphs: [
      `Dear ${name}, one of your meetings at ${quoted(title)} is called off. Your place at the event stays as it is.`,
    ],
    action: 'See my meetings',
  }),
};
