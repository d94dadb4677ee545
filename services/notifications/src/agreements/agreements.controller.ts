import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  type Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import { AgreementsFilter } from './agreements-query.dto.js';
import { AgreementBody, AgreementChanges, ReasonBody } from './agreements.dto.js';
import { AgreementsQuery } from './agreements.query.js';
import { AgreementDetail, AgreementPage } from './agreements.view.js';
import { ChangeAgreement } from './change-agreement.js';
import { CreateAgreement } from './create-agreement.js';
import { EndAgreement } from './end-agreement.js';
import { SendAgreement } from './send-agreement.js';

@Controller('api/agreements')
@RolesAllowed('staff')
export class AgreementsController {
  constructor(
    private readonly query: AgreementsQuery,
    private readonly createAgreement: CreateAgreement,
    private readonly changeAgreement: ChangeAgreement,
    private readonly sendAgreement: SendAgreement,
    private readonly endAgreement: EndAgreement,
  ) {}

  /** Staff sees all, a member those of its own organisations. Newest first. */
  @Get()
  @RolesAllowed('staff', 'member')
  list(@Query() filter: AgreementsFilter, @CurrentCaller() caller: Caller): Promise<AgreementPage> {
    return this.query.list(filter, caller);
  }

  @Get(':id')
  @RolesAllowed('staff', 'member')
  one(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<AgreementDetail> {
    return this.query.one(id, caller);
  }

  /** A draft. Events and organisations just created elsewhere are waited for, 5 s at most. */
  @Post()
  async create(
    @Body() body: AgreementBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<AgreementDetail> {
    const { id } = await this.createAgreement.execute(body, caller.userId, once);
    return this.query.one(id, caller);
  }

  /** While it is a draft. `parties`, if given, replace all parties. */
  @Patch(':id')
  async change(
    @Param('id', IdParam) id: string,
    @Body() body: AgreementChanges,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<AgreementDetail> {
    await this.changeAgreement.execute(id, body, caller.userId, ifMatch);
    return this.query.one(id, caller);
  }

  /** Freezes the file and mails those who sign first. Answers once the file is frozen. */
  @Post(':id/send')
  @HttpCode(200)
  async send(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<AgreementDetail> {
    await this.sendAgreement.execute(id, caller.userId);
    return this.query.one(id, caller);
  }

  /** Takes back what is out for signature; the agreement is a draft again, with a new envelope. */
  @Post(':id/void')
  @HttpCode(200)
  async void(
    @Param('id', IdParam) id: string,
    @Body() { reason }: ReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<AgreementDetail> {
    await this.endAgreement.voidEnvelope(id, reason, caller.userId);
    return this.query.one(id, caller);
  }

  /** Gives it up before it is signed. */
  @Post(':id/abandon')
  @HttpCode(200)
  async abandon(
    @Param('id', IdParam) id: string,
    @Body() { reason }: ReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<AgreementDetail> {
    await this.endAgreement.abandon(id, reason, caller.userId);
    return this.query.one(id, caller);
  }

  /** Ends it after it was signed. */
  @Post(':id/terminate')
  @HttpCode(200)
  async terminate(
    @Param('id', IdParam) id: string,
    @Body() { reason }: ReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<AgreementDetail> {
    await this.endAgreement.terminate(id, reason, caller.userId);
    return this.query.one(id, caller);
  }
}
