import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Caller, CurrentCaller, IdParam, RolesAllowed } from '@zuomei/platform';
import { CatalogueQuery } from '../catalogue/catalogue.query.js';
import { AnswerOpenCall } from './answer-open-call.js';
import { CallAnswersQuery } from './call-answers.query.js';
import { DecideOnAnswer } from './decide-on-answer.js';
import { CallAnswerInput, CallAnswers, DeclineAnswerInput } from './open-calls.dto.js';

@ApiTags('needs')
@Controller('api/needs/:id/answers')
@RolesAllowed('organiser', 'staff', 'member')
export class OpenCallsController {
  constructor(
    private readonly catalogue: CatalogueQuery,
    private readonly answers: CallAnswersQuery,
    private readonly answering: AnswerOpenCall,
    private readonly deciding: DecideOnAnswer,
  ) {}

  /** Of an open call: all for who called and for reviewers, to others those of their own organisations. */
  @Get()
  async list(@CurrentCaller() caller: Caller, @Param('id', IdParam) id: string): Promise<CallAnswers> {
    return { items: await this.answers.of(caller, await this.catalogue.one(caller, 'need', id)) };
  }

  /** Again by the same organisation: changes its answer. 409 NOT_AN_OPEN_CALL, CALL_CLOSED, ANSWER_DECIDED; 422 OWN_CALL. */
  @Post()
  @HttpCode(200)
  async answer(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Body() body: CallAnswerInput,
  ): Promise<CallAnswers> {
    await this.answering.execute(caller, id, body);
    return this.list(caller, id);
  }

  /** By members of who called, organisers and staff. */
  @Post(':answerId/choose')
  @HttpCode(200)
  async choose(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('answerId', IdParam) answerId: string,
  ): Promise<CallAnswers> {
    await this.deciding.execute(caller, id, answerId, { to: 'choose' });
    return this.list(caller, id);
  }

  /** By the same, with a reason for who answered. */
  @Post(':answerId/decline')
  @HttpCode(200)
  async decline(
    @CurrentCaller() caller: Caller,
    @Param('id', IdParam) id: string,
    @Param('answerId', IdParam) answerId: string,
    @Body() { reason }: DeclineAnswerInput,
  ): Promise<CallAnswers> {
    await this.deciding.execute(caller, id, answerId, { to: 'decline', reason });
    return this.list(caller, id);
  }
}
