import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { CheckInsController } from './check-ins.controller.js';
import { AttendancesQuery } from './check-ins.query.js';
import { JoinStream } from './join-stream.js';
import { RecordCheckIn } from './record-check-in.js';
import { UndoCheckIn } from './undo-check-in.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, LimitsModule],
  controllers: [CheckInsController],
  providers: [RecordCheckIn, UndoCheckIn, JoinStream, AttendancesQuery],
})
export class CheckInsModule {}
