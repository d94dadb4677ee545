import { Module } from '@nestjs/common';
import { ReferencesModule } from '../references/references.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { ImportStatements } from './import-statements.js';
import { KeepStatements } from './keep-statements.js';
import { StatementImportsController } from './statement-imports.controller.js';
import { StatementsController } from './statements.controller.js';
import { StatementsQuery } from './statements.query.js';

@Module({
  imports: [ReferencesModule, ReportsModule],
  controllers: [StatementsController, StatementImportsController],
  providers: [StatementsQuery, KeepStatements, ImportStatements],
  exports: [StatementsQuery],
})
export class StatementsModule {}
