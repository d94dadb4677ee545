import { Module } from '@nestjs/common';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { StatisticsController } from './statistics.controller.js';
import { StatisticsQuery } from './statistics.query.js';

@Module({ imports: [OfferingsModule], controllers: [StatisticsController], providers: [StatisticsQuery] })
export class StatisticsModule {}
