import { Body, Controller, Get, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import {
  CeremoniesFilter,
  CeremonyBody,
  CeremonyChanges,
  CeremonyItemChanges,
  CeremonyItemsBody,
} from './ceremonies.dto.js';
import { CeremoniesQuery } from './ceremonies.query.js';
import { CeremonyDetail, CeremonyPage, StageView } from './ceremonies.view.js';
import { PlanCeremony } from './plan-ceremony.js';

/** 集中签约: the run of agreements at an event. */
@ApiTags('ceremonies')
@Controller('api/ceremonies')
@RolesAllowed('staff')
export class CeremoniesController {
  constructor(
    private readonly query: CeremoniesQuery,
    private readonly planCeremony: PlanCeremony,
  ) {}

  /** Newest first. */
  @Get()
  list(@Query() filter: CeremoniesFilter): Promise<CeremonyPage> {
    return this.query.list(filter);
  }

  /** Each agreement with its real state beside what was ticked. */
  @Get(':id')
  one(@Param('id', IdParam) id: string): Promise<CeremonyDetail> {
    return this.query.one(id);
  }

  /** For the projector: who is on, who comes next, how many are done. Asked for every second or two. */
  @Get(':id/stage')
  stage(@Param('id', IdParam) id: string): Promise<StageView> {
    return this.query.stage(id);
  }

  @Post()
  async plan(
    @Body() body: CeremonyBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<CeremonyDetail> {
    const { id } = await this.planCeremony.execute(body, caller.userId, once);
    return this.query.one(id);
  }

  @Patch(':id')
  async change(
    @Param('id', IdParam) id: string,
    @Body() body: CeremonyChanges,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    await this.planCeremony.change(id, body, ifMatch);
    return this.query.one(id);
  }

  /** The whole run, in order. 409 CEREMONY_ITEM_TICKED; 422 UNKNOWN_REFERENCE, AGREEMENT_OVER, ITEM_REPEATED. */
  @Put(':id/items')
  async order(
    @Param('id', IdParam) id: string,
    @Body() { items }: CeremonyItemsBody,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    await this.planCeremony.order(id, items, ifMatch);
    return this.query.one(id);
  }

  @Patch(':id/items/:itemId')
  async changeItem(
    @Param('id', IdParam) id: string,
    @Param('itemId', IdParam) itemId: string,
    @Body() body: CeremonyItemChanges,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<CeremonyDetail> {
    await this.planCeremony.changeItem(id, itemId, body, ifMatch);
    return this.query.one(id);
  }
}
