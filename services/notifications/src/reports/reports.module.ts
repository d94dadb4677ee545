import { Module } from '@nestjs/common';
import { CountWorker } from './count-worker.js';
import { FunnelQuery } from './funnel.query.js';
import { RecordsQuery } from './records.query.js';
import { ReportsConsumer } from './reports.consumer.js';
import { ReportsController } from './reports.controller.js';
import { SummaryQuery } from './summary.query.js';

@Module({
  controllers: [ReportsController, ReportsConsumer],
  providers: [SummaryQuery, RecordsQuery, FunnelQuery, CountWorker],
  exports: [SummaryQuery, RecordsQuery, FunnelQuery],
})
export class ReportsModule {}
