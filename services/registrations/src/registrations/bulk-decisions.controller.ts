import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, currentLocale, IdParam, problemOf, RolesAllowed } from '@zuomei/platform';
import { FindOffering } from '../offerings/find-offering.js';
import { ApproveRegistrations } from './approve-registrations.js';
import type { Decision } from './decide.js';
import { ApproveManyDto, DecisionsDto, RejectManyDto } from './place.dto.js';
import { RejectRegistrations } from './reject-registrations.js';

/** Decisions about many who wait for approval: one answer for each, and no row stands in the way of another. */
@ApiTags('registrations')
@Controller('api/events/:id/registrations')
export class BulkDecisionsController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly approving: ApproveRegistrations,
    private readonly rejecting: RejectRegistrations,
  ) {}

  /** Approves up to 500. Who comes together or not at all is approved, and seated, together. */
  @Post('approve')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async approve(
    @Param('id', IdParam) id: string,
    @Body() body: ApproveManyDto,
    @CurrentCaller() caller: Caller,
  ): Promise<DecisionsDto> {
    await this.offerings.hosted(id, caller);
    return answered(await this.approving.execute(id, body.ids, caller.userId));
  }

  /** Refuses up to 500, each with the same reason. */
  @Post('reject')
  @HttpCode(200)
  @RolesAllowed('organiser')
  async reject(
    @Param('id', IdParam) id: string,
    @Body() body: RejectManyDto,
    @CurrentCaller() caller: Caller,
  ): Promise<DecisionsDto> {
    await this.offerings.hosted(id, caller);
    return answered(await this.rejecting.execute(id, body.ids, body.reason, caller.userId));
  }
}

const answered = (decisions: readonly Decision[]): DecisionsDto => ({
  items: decisions.map(({ id, status, problem }) => {
    if (!problem) return { id, ...(status === undefined ? {} : { status }) };
    const { code, detail } = problemOf(problem, currentLocale());
    return { id, problem: { code, detail } };
  }),
});
