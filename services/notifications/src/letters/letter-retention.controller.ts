import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { administrator } from '../retention/retention.controller.js';
import { RetentionReasonBody } from '../retention/retention.dto.js';
import { RetentionView } from '../retention/retention.view.js';
import { HoldLetter } from './hold-letter.js';
import { LetterRetention } from './letter-retention.js';

/** How long a letter is kept, and what holds it. */
@ApiTags('archive')
@Controller('api/letters/:id')
@RolesAllowed('admin')
export class LetterRetentionController {
  constructor(
    private readonly retention: LetterRetention,
    private readonly holdLetter: HoldLetter,
  ) {}

  @Get('retention')
  @RolesAllowed('staff')
  one(@Param('id', IdParam) id: string): Promise<RetentionView> {
    return this.retention.of(id);
  }

  /** Legal hold: its holder is not erased until it is released. 409 LEGAL_HOLD_SET, LETTER_ERASED. */
  @Post('hold')
  @HttpCode(200)
  async hold(
    @Param('id', IdParam) id: string,
    @Body() { reason }: RetentionReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<RetentionView> {
    await this.holdLetter.execute(id, reason, administrator(caller));
    return this.retention.of(id);
  }

  /** What was to be erased meanwhile is erased with it. 409 NO_LEGAL_HOLD. */
  @Post('hold/release')
  @HttpCode(200)
  async release(
    @Param('id', IdParam) id: string,
    @Body() { reason }: RetentionReasonBody,
    @CurrentCaller() caller: Caller,
  ): Promise<RetentionView> {
    await this.holdLetter.release(id, reason, administrator(caller));
    return this.retention.of(id);
  }
}
