import { Module } from '@nestjs/common';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { SurveysModule } from '../surveys/surveys.module.js';
import { ExportsController } from './exports.controller.js';
import { SheetsQuery } from './sheets.query.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, SurveysModule],
  controllers: [ExportsController],
  providers: [SheetsQuery],
})
export class ExportsModule {}
