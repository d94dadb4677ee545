import { Module } from '@nestjs/common';
import { ReferencesModule } from '../references/references.module.js';
import { CeremoniesController } from './ceremonies.controller.js';
import { CeremoniesQuery } from './ceremonies.query.js';
import { CeremonyStepsController } from './ceremony-steps.controller.js';
import { PlanCeremony } from './plan-ceremony.js';
import { RunCeremony } from './run-ceremony.js';

@Module({
  imports: [ReferencesModule],
  controllers: [CeremoniesController, CeremonyStepsController],
  providers: [CeremoniesQuery, PlanCeremony, RunCeremony],
  exports: [CeremoniesQuery],
})
export class CeremoniesModule {}
