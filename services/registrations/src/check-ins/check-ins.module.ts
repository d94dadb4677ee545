import { Module } from '@nestjs/common';
import { DoorsModule } from '../doors/doors.module.js';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { AttendancesController } from './attendances.controller.js';
import { CheckInLog } from './check-in-log.query.js';
import { CheckInLogController } from './check-in-log.controller.js';
import { CheckInQueue } from './check-in-queue.js';
import { CheckInsController } from './check-ins.controller.js';
import { AttendancesQuery } from './check-ins.query.js';
import { JoinStream } from './join-stream.js';
import { RecordCheckIns } from './record-check-ins.js';
import { RecordOffline } from './record-offline.js';
import { UndoCheckIn } from './undo-check-in.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, LimitsModule, DoorsModule],
  controllers: [CheckInsController, AttendancesController, CheckInLogController],
  providers: [RecordCheckIns, CheckInQueue, RecordOffline, UndoCheckIn, JoinStream, AttendancesQuery, CheckInLog],
})
export class CheckInsModule {}
