import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdempotencyKey, IdParam, type OnceKey, RolesAllowed } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import { AgreementsQuery } from '../agreements/agreements.query.js';
import { uploadedNamed } from '../verify/uploaded-file.js';
import { KeepEvidence } from './keep-evidence.js';
import type { MilestoneActor } from './milestone.entity.js';
import {
  ClaimBody,
  EndMilestoneBody,
  MilestoneBody,
  MilestoneList,
  MilestonePage,
  MilestonesFilter,
  MilestoneView,
} from './milestones.dto.js';
import { MilestonesQuery } from './milestones.query.js';
import { PlanMilestones } from './plan-milestones.js';
import { SettleMilestone } from './settle-milestone.js';

const actorOf = (caller: Caller): MilestoneActor => ({ id: caller.userId, name: caller.name });

@ApiTags('milestones')
@Controller('api')
@RolesAllowed('staff')
export class MilestonesController {
  constructor(
    private readonly query: MilestonesQuery,
    private readonly agreements: AgreementsQuery,
    private readonly plan: PlanMilestones,
    private readonly settle: SettleMilestone,
    private readonly evidence: KeepEvidence,
  ) {}

  /** Those of one agreement, in the order of their days. */
  @Get('agreements/:id/milestones')
  @RolesAllowed('staff', 'member')
  async ofAgreement(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<MilestoneList> {
    await this.agreements.one(id, caller);
    return { items: await this.query.of(id) };
  }

  /** Plans one. 409 AGREEMENT_OVER. */
  @Post('agreements/:id/milestones')
  async add(
    @Param('id', IdParam) id: string,
    @Body() body: MilestoneBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<MilestoneView> {
    const made = await this.plan.execute(id, body, caller.userId, once);
    return this.query.one(made.id);
  }

  /** Those due first first; a member sees those of its own organisations. */
  @Get('milestones')
  @RolesAllowed('staff', 'member')
  list(@Query() filter: MilestonesFilter, @CurrentCaller() caller: Caller): Promise<MilestonePage> {
    return this.query.list(filter, caller);
  }

  /** Says that it was reached; somebody else has to confirm. 409 AGREEMENT_NOT_SIGNED, MILESTONE_STEP_NOT_ALLOWED. */
  @Post('milestones/:id/claim')
  @HttpCode(200)
  async claim(
    @Param('id', IdParam) id: string,
    @Body() body: ClaimBody,
    @CurrentCaller() caller: Caller,
  ): Promise<MilestoneView> {
    await this.settle.claim(id, body, actorOf(caller));
    return this.query.one(id);
  }

  /** Confirms what somebody else claimed: 403 SECOND_PERSON_WANTED. `settled` moves the follow-up to `landed`. */
  @Post('milestones/:id/confirm')
  @HttpCode(200)
  async confirm(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<MilestoneView> {
    await this.settle.confirm(id, actorOf(caller));
    return this.query.one(id);
  }

  @Post('milestones/:id/miss')
  @HttpCode(200)
  async miss(
    @Param('id', IdParam) id: string,
    @Body() { reason }: EndMilestoneBody,
    @CurrentCaller() caller: Caller,
  ): Promise<MilestoneView> {
    await this.settle.end(id, 'missed', reason, actorOf(caller));
    return this.query.one(id);
  }

  @Post('milestones/:id/drop')
  @HttpCode(200)
  async drop(
    @Param('id', IdParam) id: string,
    @Body() { reason }: EndMilestoneBody,
    @CurrentCaller() caller: Caller,
  ): Promise<MilestoneView> {
    await this.settle.end(id, 'dropped', reason, actorOf(caller));
    return this.query.one(id);
  }

  /** Evidence, until it is settled. */
  @Post('milestones/:id/files')
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async attach(
    @Param('id', IdParam) id: string,
    @Req() request: FastifyRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<MilestoneView> {
    await this.evidence.execute(id, await uploadedNamed(request), caller.userId);
    return this.query.one(id);
  }

  @Get('milestones/:id/files/:fileId')
  @ApiOkResponse({ content: { '*/*': { schema: { type: 'string', format: 'binary' } } } })
  async file(@Param('id', IdParam) id: string, @Param('fileId', IdParam) fileId: string): Promise<StreamableFile> {
    const { file, bytes } = await this.evidence.read(id, fileId);
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`;
    return new StreamableFile(bytes, { type: file.type, disposition });
  }
}
