import { Module } from '@nestjs/common';
import { AdvanceFollowUp } from './advance-follow-up.js';
import { AssignFollowUp } from './assign-follow-up.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsQuery } from './follow-ups.query.js';
import { LinkedAgreements } from './linked-agreements.js';
import { NoteFollowUp } from './note-follow-up.js';
import { OpenFollowUps } from './open-follow-ups.js';

@Module({
  controllers: [FollowUpsController],
  providers: [OpenFollowUps, AdvanceFollowUp, NoteFollowUp, AssignFollowUp, FollowUpsQuery, LinkedAgreements],
  exports: [OpenFollowUps, AdvanceFollowUp, LinkedAgreements],
})
export class FollowUpsModule {}
