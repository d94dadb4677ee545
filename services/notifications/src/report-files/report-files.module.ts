import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { MakeReport } from './make-report.js';
import { ReportFilesController } from './report-files.controller.js';

@Module({
  imports: [AgreementsModule, ReportsModule, StatementsModule],
  controllers: [ReportFilesController],
  providers: [MakeReport],
})
export class ReportFilesModule {}
