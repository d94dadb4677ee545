/** What the words of a mail to somebody taking part are made of. */
export interface Participation {
  name: string;
  title: string;
  /** Place in the waitlist, from 1. */
  position?: number;
  /** Why the organiser postponed, cancelled or refused, as written there. */
  reason?: string;
  /** Until when a seat is kept, in words. */
  until?: string;
  /** What became of each of a group, a line each. */
  people?: string[];
}

export interface ParticipationWords {
  subject: string;
  heading: string;
  paragraphs: string[];
  /** What the link is for; none where there is nothing left to do. */
  action?: string;
}

export type Words = (about: Participation) => ParticipationWords;

export const because = (reason: string | undefined, before: string): string[] => (reason ? [`${before}${reason}`] : []);
