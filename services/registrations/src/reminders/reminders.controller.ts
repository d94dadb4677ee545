import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdempotencyKey, IdParam, IfMatch, type OnceKey, RolesAllowed } from '@zuomei/platform';
import { FindOffering } from '../offerings/find-offering.js';
import { ChangeReminders } from './change-reminders.js';
import { ChangeReminderDto, ReminderRuleDto, ReminderRuleInput, ReminderRulesDto } from './reminders.dto.js';
import { RemindersQuery } from './reminders.query.js';

@ApiTags('messages')
@Controller('api/events/:id/reminders')
@RolesAllowed('organiser')
export class RemindersController {
  constructor(
    private readonly offerings: FindOffering,
    private readonly reminders: RemindersQuery,
    private readonly changing: ChangeReminders,
  ) {}

  /** What people are told by rule, before and after the event. */
  @Get()
  async list(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<ReminderRulesDto> {
    await this.offerings.hosted(id, caller);
    return { items: await this.reminders.of(id) };
  }

  /** Each rule is sent once for each date of the event; never for a time that is over when it is written. */
  @Post()
  async add(
    @Param('id', IdParam) id: string,
    @Body() body: ReminderRuleInput,
    @CurrentCaller() caller: Caller,
    @IdempotencyKey() once: OnceKey | undefined,
  ): Promise<ReminderRuleDto> {
    await this.offerings.awaitedHosted(id, caller);
    return this.changing.add(id, body, once);
  }

  /** Honours `If-Match`. */
  @Patch(':rule')
  async change(
    @Param('id', IdParam) id: string,
    @Param('rule', IdParam) rule: string,
    @Body() body: ChangeReminderDto,
    @CurrentCaller() caller: Caller,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ReminderRuleDto> {
    await this.offerings.hosted(id, caller);
    return this.changing.change(id, rule, body, ifMatch);
  }

  @Delete(':rule')
  @HttpCode(204)
  async remove(
    @Param('id', IdParam) id: string,
    @Param('rule', IdParam) rule: string,
    @CurrentCaller() caller: Caller,
  ): Promise<void> {
    await this.offerings.hosted(id, caller);
    await this.changing.remove(id, rule);
  }
}
