import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IdParam, RolesAllowed } from '@zuomei/platform';
import { MailJobPage, MailJobsQueryDto, MailJobView } from './mail-jobs.dto.js';
import { MailJobsQuery } from './mail-jobs.query.js';
import { RetryMail } from './retry-mail.js';

@Controller('api/mail-jobs')
@RolesAllowed('staff')
export class MailJobsController {
  constructor(
    private readonly query: MailJobsQuery,
    private readonly retryMail: RetryMail,
  ) {}

  /** Mails by state; `?status=dead` are those that somebody has to look at. */
  @Get()
  list(@Query() filter: MailJobsQueryDto): Promise<MailJobPage> {
    return this.query.list(filter);
  }

  /** Sends a dead mail again, with all its tries. */
  @Post(':id/retry')
  @HttpCode(200)
  async retry(@Param('id', IdParam) id: string): Promise<MailJobView> {
    await this.retryMail.execute(id);
    return this.query.one(id);
  }
}
