import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  Anyone,
  Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import { GiveBackInput, NeedChange, NeedFilter, NeedInput, NeedPage, NeedView } from './catalogue.dto.js';
import { CatalogueQuery } from './catalogue.query.js';
import { ChangeInCatalogue } from './change-in-catalogue.js';
import { RecordInCatalogue } from './record-in-catalogue.js';
import { ReviewInCatalogue, type ReviewStep } from './review-in-catalogue.js';

@ApiTags('needs')
@Controller('api/needs')
export class NeedsController {
  constructor(
    private readonly recording: RecordInCatalogue,
    private readonly changing: ChangeInCatalogue,
    private readonly reviewing: ReviewInCatalogue,
    private readonly catalogue: CatalogueQuery,
  ) {}

  /** A draft, by a member of its owner, an organiser or staff. */
  @Post()
  @RolesAllowed('organiser', 'staff', 'member')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  record(
    @CurrentCaller() caller: Caller,
    @Body() input: NeedInput,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<NeedView> {
    return this.recording.execute(caller, 'need', input, once);
  }

  /** Published ones for everybody; members see all of their own organisations, organisers and staff all. */
  @Get()
  @Anyone()
  list(@CurrentCaller() caller: Caller, @Query() filter: NeedFilter): Promise<NeedPage> {
    return this.catalogue.list(caller, 'need', filter);
  }

  @Get(':id')
  @Anyone()
  one(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<NeedView> {
    return this.catalogue.one(caller, 'need', id);
  }

  /** 409 WITHDRAW_FIRST for a member while it is published. */
  @Patch(':id')
  @RolesAllowed('organiser', 'staff', 'member')
  @ApiHeader({ name: 'If-Match', required: false })
  async change(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() change: NeedChange,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<NeedView> {
    await this.changing.execute(caller, 'need', id, change, ifMatch);
    return this.one(caller, id);
  }

  /** Asks for review. */
  @Post(':id/submit')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff', 'member')
  submit(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<NeedView> {
    return this.step(caller, id, { to: 'submit' });
  }

  /** Gives it back to who drafted it, with what is to be mended. */
  @Post(':id/give-back')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff')
  giveBack(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() { reason }: GiveBackInput,
  ): Promise<NeedView> {
    return this.step(caller, id, { to: 'give_back', reason });
  }

  @Post(':id/publish')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff')
  publish(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<NeedView> {
    return this.step(caller, id, { to: 'publish' });
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff', 'member')
  withdraw(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<NeedView> {
    return this.step(caller, id, { to: 'withdraw' });
  }

  private async step(caller: Caller, id: string, step: ReviewStep): Promise<NeedView> {
    await this.reviewing.execute(caller, 'need', id, step);
    return this.one(caller, id);
  }
}
