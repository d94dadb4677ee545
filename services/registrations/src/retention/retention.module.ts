import { Module } from '@nestjs/common';
import { AnswerFilesModule } from '../answer-files/answer-files.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { SurveysModule } from '../surveys/surveys.module.js';
import { EraseDuePeople } from './erase-due-people.js';
import { ErasePeople } from './erase-people.js';
import { EraseRegistration } from './erase-registration.js';
import { ErasureRegister } from './erasure-register.js';
import { ErasuresController } from './erasures.controller.js';
import { MyDataController } from './my-data.controller.js';
import { MyDataQuery } from './my-data.query.js';
import { RetentionRounds } from './retention-rounds.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, SurveysModule, LimitsModule, AnswerFilesModule],
  controllers: [MyDataController, ErasuresController],
  providers: [MyDataQuery, ErasureRegister, ErasePeople, EraseRegistration, EraseDuePeople, RetentionRounds],
})
export class RetentionModule {}
