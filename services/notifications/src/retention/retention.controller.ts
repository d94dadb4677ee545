import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { ArchiveQuery } from './archive.query.js';
import { DisposeOfContacts } from './dispose-of-contacts.js';
import { HoldAgreement } from './hold-agreement.js';
import type { Administrator } from './legal-holds.js';
import { ArchiveFilter, RetentionReasonBody } from './retention.dto.js';
import { RetentionQuery } from './retention.query.js';
import { ArchivePage, RetentionView } from './retention.view.js';

export const administrator = (caller: Caller): Administrator => ({ id: caller.userId, name: caller.name });

/** The archive, how long it is kept, and what is held. */
@ApiTags('archive')
@Controller('api')
@RolesAllowed('admin')
export class RetentionController {
  constructor(
    private readonly archive: ArchiveQuery,
    private readonly query: RetentionQuery,
    private readonly holdAgreement: HoldAgreement,
    private readonly dispose: DisposeOfContacts,
  ) {}

  /** Whatever was signed, and what was sent and given up; newest first. */
  @Get('archive')
  @RolesAllowed('staff')
  list(@Query() filter: ArchiveFilter): Promise<ArchivePage> {
    return this.archive.list(filter);
  }

  @Get('agreements/:id/retention')
  @RolesAllowed('staff')
  one(@Param('id', IdParam) id: string): Promise<RetentionView> {
    return this.query.of(id);
  }

  /** Legal hold: nothing of it is dropped until it is released. 409 LEGAL_HOLD_SET. */
  @Post('agreements/:id/hold')
  @HttpCode(200)
  async hold(
    @Param('id', IdParam) id: string,
    @Body() { reason }: RetentionReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<RetentionView> {
    await this.holdAgreement.execute(id, reason, administrator(caller));
    return this.query.of(id);
  }

  /** 409 NO_LEGAL_HOLD. */
  @Post('agreements/:id/hold/release')
  @HttpCode(200)
  async release(
    @Param('id', IdParam) id: string,
    @Body() { reason }: RetentionReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<RetentionView> {
    await this.holdAgreement.release(id, reason, administrator(caller));
    return this.query.of(id);
  }

  /**
   * Proposes to drop the signatories' contact data once retention is over; files, hashes and trail stay.
   * 409 RETENTION_RUNS, ON_LEGAL_HOLD, DISPOSAL_STANDING.
   */
  @Post('agreements/:id/disposal')
  @HttpCode(200)
  async propose(
    @Param('id', IdParam) id: string,
    @Body() { reason }: RetentionReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<RetentionView> {
    await this.dispose.propose(id, reason, administrator(caller));
    return this.query.of(id);
  }

  /** By another administrator than who proposed it: 403 SECOND_PERSON_WANTED. 409 NO_DISPOSAL, ON_LEGAL_HOLD. */
  @Post('agreements/:id/disposal/confirm')
  @HttpCode(200)
  async confirm(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<RetentionView> {
    await this.dispose.confirm(id, administrator(caller));
    return this.query.of(id);
  }

  /** 409 NO_DISPOSAL. */
  @Post('agreements/:id/disposal/withdraw')
  @HttpCode(200)
  async withdraw(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<RetentionView> {
    await this.dispose.withdraw(id, administrator(caller));
    return this.query.of(id);
  }
}
