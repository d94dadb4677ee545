import { PageQuery } from '@zuomei/platform';
import { IsIn, IsOptional, Matches } from 'class-validator';
import { mailStatuses, type MailStatus } from './mail-job.entity.js';

export class MailJobsQueryDto extends PageQuery {
  @IsOptional()
  @IsIn(mailStatuses)
  status?: MailStatus;

  /** Such as `signed_up`. */
  @IsOptional()
  @Matches(/^[a-z_]{1,40}$/)
  kind?: string;
}

/** A mail that is to be sent, or was. Addresses are looked up when it is sent and stand nowhere. */
export class MailJobView {
  id!: string;
  kind!: string;
  status!: MailStatus;
  factId!: string;
  /** The registration or signatory it goes to. */
  personId!: string;
  attempts!: number;
  /** A code and the mail server's numbers. */
  error?: string;
  /** ISO 8601, UTC; while it waits. */
  nextAttemptAt?: string;
  createdAt!: string;
  sentAt?: string;
}

export class MailJobPage {
  items!: MailJobView[];
  nextCursor!: string | null;
}
