import { Module } from '@nestjs/common';
import { Archive } from '../agreements/archive.js';
import { AnswerReferral } from '../referrals/answer-referral.js';
import { MakeReferral } from '../referrals/make-referral.js';
import { ReferralsController } from '../referrals/referrals.controller.js';
import { ReferralsQuery } from '../referrals/referrals.query.js';
import { StaffModule } from '../staff/staff.module.js';
import { AddTask } from './add-task.js';
import { AdvanceFollowUp } from './advance-follow-up.js';
import { AssignFollowUp } from './assign-follow-up.js';
import { CaseWorkController } from './case-work.controller.js';
import { ChangeTask } from './change-task.js';
import { FollowUpTotalsOf } from './follow-up-totals.query.js';
import { FollowUpsController } from './follow-ups.controller.js';
import { FollowUpsQuery } from './follow-ups.query.js';
import { IntentContacts } from './intent-contacts.js';
import { KeepFile } from './keep-file.js';
import { LinkedAgreements } from './linked-agreements.js';
import { NoteFollowUp } from './note-follow-up.js';
import { OpenFollowUps } from './open-follow-ups.js';
import { SettleTask } from './settle-task.js';

/** Cases, what is done for them, and their hand-overs to services. */
@Module({
  imports: [StaffModule],
  controllers: [FollowUpsController, CaseWorkController, ReferralsController],
  providers: [
    Archive,
    OpenFollowUps,
    AdvanceFollowUp,
    NoteFollowUp,
    AssignFollowUp,
    AddTask,
    ChangeTask,
    SettleTask,
    KeepFile,
    MakeReferral,
    AnswerReferral,
    FollowUpsQuery,
    FollowUpTotalsOf,
    ReferralsQuery,
    IntentContacts,
    LinkedAgreements,
  ],
  exports: [OpenFollowUps, AdvanceFollowUp, LinkedAgreements, FollowUpTotalsOf],
})
export class FollowUpsModule {}
