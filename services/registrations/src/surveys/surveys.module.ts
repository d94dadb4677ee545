import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { AnswerSurvey } from './answer-survey.js';
import { SurveysController } from './surveys.controller.js';
import { SurveysQuery } from './surveys.query.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, LimitsModule],
  controllers: [SurveysController],
  providers: [SurveysQuery, AnswerSurvey],
  exports: [SurveysQuery],
})
export class SurveysModule {}
