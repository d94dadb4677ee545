import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  currentLocale,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import { tableFile, tableFormats } from '@zuomei/platform/sheets';
import { actorOf } from '../follow-ups/actor-of.js';
import { AnswerReferral } from './answer-referral.js';
import { MakeReferral } from './make-referral.js';
import { referralsTable } from './referrals-table.js';
import {
  ReferralAnswerBody,
  ReferralBody,
  ReferralPage,
  ReferralsFilter,
  ReferralSummary,
  ReferralView,
} from './referrals.dto.js';
import { ReferralUnknown } from './referrals.errors.js';
import { ReferralsQuery } from './referrals.query.js';

const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('referrals')
@Controller('api')
@RolesAllowed('staff')
export class ReferralsController {
  constructor(
    private readonly query: ReferralsQuery,
    private readonly makeReferral: MakeReferral,
    private readonly answerReferral: AnswerReferral,
  ) {}

  /** Hands a case over to a service; financing names its product. */
  @Post('follow-ups/:id/referrals')
  @HttpCode(201)
  async make(
    @Param('id', IdParam) id: string,
    @Body() body: ReferralBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<ReferralView> {
    return this.one(await this.makeReferral.execute(id, body, actorOf(caller), once));
  }

  /** What the service answered, or a correction of it. */
  @Patch('referrals/:id')
  async answer(
    @Param('id', IdParam) id: string,
    @Body() body: ReferralAnswerBody,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ReferralView> {
    await this.answerReferral.execute(id, body, actorOf(caller), ifMatch);
    return this.one(id);
  }

  /** Asked last first. */
  @Get('referrals')
  list(@Query() filter: ReferralsFilter): Promise<ReferralPage> {
    return this.query.list(filter);
  }

  /** By service, financing by product: how many were asked, what was answered, how much was granted. */
  @Get('referrals/summary')
  summary(@Query() filter: ReferralsFilter): Promise<ReferralSummary> {
    return this.query.summary(filter);
  }

  /** The list as CSV. */
  @Get('referrals.csv')
  @ApiProduces(tableFormats.csv.type)
  @ApiOkResponse(binary)
  csv(@Query() filter: ReferralsFilter): StreamableFile {
    return tableFile('csv', 'referrals', referralsTable(this.query.all(filter), currentLocale()));
  }

  /** The list as a spreadsheet. */
  @Get('referrals.xlsx')
  @ApiProduces(tableFormats.xlsx.type)
  @ApiOkResponse(binary)
  xlsx(@Query() filter: ReferralsFilter): StreamableFile {
    return tableFile('xlsx', 'referrals', referralsTable(this.query.all(filter), currentLocale()));
  }

  @Get('referrals/:id')
  async one(@Param('id', IdParam) id: string): Promise<ReferralView> {
    const found = await this.query.one(id);
    if (!found) throw new ReferralUnknown();
    return found;
  }
}
