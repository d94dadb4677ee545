import { Injectable } from '@nestjs/common';
import type { Locale } from '@zuomei/contracts';
import type { MailJob } from './mail-job.entity.js';

/** A labelled line, such as 时间 or 地点. `earlier` is what it said before and is struck through. */
export interface MailFact {
  label: string;
  value: string;
  earlier?: string;
}

/**
 * What a mail says, as plain text: the layout escapes it and draws both parts, HTML and text. Write it in the
 * recipient's language.
 */
export interface MailContent {
  /** One line; cut to 78 characters in the header. */
  subject: string;
  /** The first thing read, larger. */
  heading: string;
  paragraphs: string[];
  facts?: MailFact[];
  /** The one thing to do. The address stands alone on its line in the text part. */
  action?: { label: string; url: string };
  /** A one-time code, alone on its line. */
  code?: string;
  /** A picture of a check-in code, shown inline. */
  qrCode?: { value: string; caption: string };
  /** Small print at the end: why this mail came, what to do if it should not have. */
  footnote?: string;
}

export interface MailAttachment {
  filename: string;
  contentType: string;
  content: Buffer | string;
}

/** A mail ready to be drawn and sent. Lives in memory only. */
export interface MailDraft {
  to: string;
  name: string;
  locale: Locale;
  content: MailContent;
  attachments?: MailAttachment[];
  /** What calendars understand: sent as an alternative part and as a file. */
  calendar?: { method: 'REQUEST' | 'CANCEL'; text: string };
}

/** `later`: what the mail is about has not arrived here yet; `gone`: there is nobody to tell any more. */
export type MailOutcome = MailDraft | 'later' | 'gone';

/**
 * Knows the people and the words for some kinds of mail. A feature implements it and registers itself with
 * `MailSources` in `onModuleInit`; its jobs are made with `MailJobs.add` in the transaction of their cause.
 */
export interface MailSource {
  readonly kinds: readonly string[];
  /** Looks up at most 100 jobs at once, by job id. A job that is missing from the answer counts as `gone`. */
  load(jobs: readonly MailJob[]): Promise<Map<string, MailOutcome>>;
}

/** Every source of mails in this service, by the kinds it knows. */
@Injectable()
export class MailSources {
  private readonly byKind = new Map<string, MailSource>();

  register(source: MailSource): void {
    for (const kind of source.kinds) {
      if (this.byKind.has(kind)) throw new Error(`two sources for mails of kind ${kind}`);
      this.byKind.set(kind, source);
    }
  }

  of(kind: string): MailSource | undefined {
    return this.byKind.get(kind);
  }
}
