import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/agreements.module.js';
import { CeremoniesModule } from '../ceremonies/ceremonies.module.js';
import { IntentsModule } from '../intents/intents.module.js';
import { LettersModule } from '../letters/letters.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { RetentionModule } from '../retention/retention.module.js';
import { StatementsModule } from '../statements/statements.module.js';
import { TemplatesModule } from '../templates/templates.module.js';
import { CaseExportsController } from './case-exports.controller.js';
import { RecordExportsController } from './record-exports.controller.js';

@Module({
  imports: [
    AgreementsModule,
    CeremoniesModule,
    IntentsModule,
    LettersModule,
    ReportsModule,
    RetentionModule,
    StatementsModule,
    TemplatesModule,
  ],
  controllers: [CaseExportsController, RecordExportsController],
})
export class ExportsModule {}
