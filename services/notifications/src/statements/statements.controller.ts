import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  IdempotencyKey,
  IdParam,
  IfMatch,
  type OnceKey,
  RolesAllowed,
} from '@zuomei/platform';
import { KeepStatements } from './keep-statements.js';
import {
  StatementBody,
  StatementCorrection,
  StatementDetail,
  StatementPage,
  StatementsFilter,
} from './statements.dto.js';
import { StatementsQuery } from './statements.query.js';

/** 已公布数据: what somebody published, beside what the records say. */
@ApiTags('reports')
@Controller('api/reports/statements')
export class StatementsController {
  constructor(
    private readonly query: StatementsQuery,
    private readonly keep: KeepStatements,
  ) {}

  /** Two that differ both stand, each with its definition and source. */
  @Get()
  @RolesAllowed('organiser', 'staff')
  list(@Query() filter: StatementsFilter): Promise<StatementPage> {
    return this.query.page(filter);
  }

  /** With every version, newest first; a withdrawn one, too. */
  @Get(':id')
  @RolesAllowed('organiser', 'staff')
  one(@Param('id', IdParam) id: string): Promise<StatementDetail> {
    return this.query.one(id);
  }

  /** 422 STATEMENT_UNCLEAR without a name or a time, or in a unit that its figure is not in. */
  @Post()
  @RolesAllowed('staff')
  async record(
    @Body() body: StatementBody,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<StatementDetail> {
    const { id } = await this.keep.execute(body, caller.userId, once);
    return this.query.one(id);
  }

  /** A correction is a new version; what was said before stays to be read. */
  @Patch(':id')
  @RolesAllowed('staff')
  @ApiHeader({ name: 'If-Match', required: false })
  async correct(
    @Param('id', IdParam) id: string,
    @Body() body: StatementCorrection,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<StatementDetail> {
    await this.keep.correct(id, body, caller.userId, ifMatch);
    return this.query.one(id);
  }

  /** Withdraws it: it is shown no more among those that stand, and stays to be read. */
  @Delete(':id')
  @HttpCode(200)
  @RolesAllowed('staff')
  @ApiHeader({ name: 'If-Match', required: false })
  async withdraw(@Param('id', IdParam) id: string, @IfMatch() ifMatch: number | undefined): Promise<StatementDetail> {
    await this.keep.withdraw(id, ifMatch);
    return this.query.one(id);
  }
}
