import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IdParam, type RequestWithCaller, RolesAllowed } from '@zuomei/platform';
import { SignUpLimit } from '../limits/sign-up-limit.guard.js';
import { FindOffering } from '../offerings/find-offering.js';
import { PlaceAccess } from '../registrations/place-access.js';
import { AnswerSurvey } from './answer-survey.js';
import { AnswerSurveyDto, SurveyDto, SurveyResultsDto } from './survey.dto.js';
import { SurveysQuery } from './surveys.query.js';

@ApiTags('surveys')
@Controller('api')
export class SurveysController {
  constructor(
    private readonly access: PlaceAccess,
    private readonly offerings: FindOffering,
    private readonly surveys: SurveysQuery,
    private readonly answering: AnswerSurvey,
  ) {}

  /** The survey of an attendee with what was answered so far; by the mailed link only. */
  @Get('registrations/:id/survey')
  @Anyone()
  async read(
    @Param('id', IdParam) id: string,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<SurveyDto> {
    const { registration, offering } = await this.access.attendee(id, request, caller);
    return this.surveys.of(registration, offering);
  }

  /** Answers, or changes what was answered. 409 SURVEY_NOT_OPEN, NOT_ATTENDED, TOO_EARLY. */
  @Post('registrations/:id/survey')
  @HttpCode(200)
  @Anyone()
  @SignUpLimit()
  async answer(
    @Param('id', IdParam) id: string,
    @Body() body: AnswerSurveyDto,
    @Req() request: RequestWithCaller,
    @CurrentCaller() caller: Caller,
  ): Promise<SurveyDto> {
    const { registration, offering } = await this.access.attendee(id, request, caller);
    await this.answering.execute(id, body);
    return this.surveys.of(registration, offering);
  }

  /** What those who came answered, added up, without names. */
  @Get('events/:id/survey-results')
  @RolesAllowed('organiser')
  async results(@Param('id', IdParam) id: string, @CurrentCaller() caller: Caller): Promise<SurveyResultsDto> {
    return this.surveys.results(await this.offerings.hosted(id, caller));
  }
}
