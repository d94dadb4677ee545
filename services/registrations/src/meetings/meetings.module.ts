import { Module } from '@nestjs/common';
import { LimitsModule } from '../limits/limits.module.js';
import { OfferingsModule } from '../offerings/offerings.module.js';
import { RegistrationsModule } from '../registrations/registrations.module.js';
import { AnswerProposal } from './answer-proposal.js';
import { ConcludeMeeting } from './conclude-meeting.js';
import { MeetingsConsumer } from './meetings.consumer.js';
import { MeetingsController } from './meetings.controller.js';
import { MeetingsQuery } from './meetings.query.js';
import { PlaceMeetingsController } from './place-meetings.controller.js';
import { PlanMeetings } from './plan-meetings.js';
import { ProposeMeeting } from './propose-meeting.js';
import { ReleaseAbsent } from './release-absent.js';

@Module({
  imports: [OfferingsModule, RegistrationsModule, LimitsModule],
  controllers: [MeetingsController, PlaceMeetingsController, MeetingsConsumer],
  providers: [MeetingsQuery, PlanMeetings, ProposeMeeting, AnswerProposal, ConcludeMeeting, ReleaseAbsent],
})
export class MeetingsModule {}
