import { Module, type OnModuleInit } from '@nestjs/common';
import { In } from 'typeorm';
import { AuditTrail } from '../audit/audit-trail.js';
import { ContractRegistrationsController } from '../contract-registrations/contract-registrations.controller.js';
import { RecordRegistration } from '../contract-registrations/record-registration.js';
import { FollowUpsModule } from '../follow-ups/follow-ups.module.js';
import { LinkedAgreements } from '../follow-ups/linked-agreements.js';
import { MailsModule } from '../mails/mails.module.js';
import { DrawingThreads } from '../documents/drawing-threads.js';
import { EvidenceJobs } from '../evidence/evidence-jobs.js';
import { GatherEvidence } from '../evidence/gather-evidence.js';
import { StoreEvidence } from '../evidence/store-evidence.js';
import { MakeEvidence } from '../evidence/make-evidence.js';
import { ImportAgreements } from '../imports/import-agreements.js';
import { ImportsController } from '../imports/imports.controller.js';
import { RecordedAgreements } from '../imports/recorded-agreements.js';
import { LetterVerdicts } from '../letters/letter-verdicts.js';
import { KeepEvidence } from '../milestones/keep-evidence.js';
import { MilestonesController } from '../milestones/milestones.controller.js';
import { MilestonesQuery } from '../milestones/milestones.query.js';
import { PlanMilestones } from '../milestones/plan-milestones.js';
import { SettleMilestone } from '../milestones/settle-milestone.js';
import { PaperController } from '../paper/paper.controller.js';
import { SignOnPaper } from '../paper/sign-on-paper.js';
import { ReferencesModule } from '../references/references.module.js';
import { CompleteAgreement } from '../sealing/complete-agreement.js';
import { ConfiguredSeal } from '../sealing/configured-seal.js';
import { RetrySeal } from '../sealing/retry-seal.js';
import { SealEnvelope } from '../sealing/seal-envelope.js';
import { SealFile } from '../sealing/seal-file.js';
import { SealJobs } from '../sealing/seal-jobs.js';
import { SealProvider } from '../sealing/seal-provider.js';
import { SealWorker } from '../sealing/seal-worker.js';
import { DelegateSigning } from '../signing/delegate-signing.js';
import { DeclineDocument } from '../signing/decline-document.js';
import { DownloadCopy } from '../signing/download-copy.js';
import { OpenSigning } from '../signing/open-signing.js';
import { OneTimeCodes } from '../signing/one-time-codes.js';
import { RequestCode } from '../signing/request-code.js';
import { SignDocument } from '../signing/sign-document.js';
import { SenderMails } from '../signing/sender-mails.js';
import { SigningMails } from '../signing/signing-mails.js';
import { SigningSessions } from '../signing/signing-session.js';
import { SigningController } from '../signing/signing.controller.js';
import { SigningFilesController } from '../signing/signing-files.controller.js';
import { StaffModule } from '../staff/staff.module.js';
import { FillDraft } from '../templates/fill-draft.js';
import { RemindOfTerms } from '../terms/remind-of-terms.js';
import { TermMails } from '../terms/term-mails.js';
import { Inspector } from '../verify/inspector.js';
import { UploadLimit } from '../verify/upload-limit.js';
import { VerifyController } from '../verify/verify.controller.js';
import { VerifyDocument } from '../verify/verify-document.js';
import { Agreement } from './agreement.entity.js';
import { AgreementEvidenceController } from './agreement-evidence.controller.js';
import { AgreementExportsController } from './agreement-exports.controller.js';
import { AgreementsController } from './agreements.controller.js';
import { AgreementsQuery } from './agreements.query.js';
import { present } from './agreements.view.js';
import { AnnounceAgreement } from './announce-agreement.js';
import { Archive } from './archive.js';
import { AskAgain } from './ask-again.js';
import { ChangeAgreement } from './change-agreement.js';
import { CreateAgreement } from './create-agreement.js';
import { DownloadDocument } from './download-document.js';
import { EndAgreement } from './end-agreement.js';
import { ExpireEnvelopes } from './expire-envelopes.js';
import { ExtendSigning } from './extend-signing.js';
import { FreezeDocument } from './freeze-document.js';
import { OutForSignatureController } from './out-for-signature.controller.js';
import { PreviewAgreement } from './preview-agreement.js';
import { PreviewController } from './preview.controller.js';
import { RemindSignatories } from './remind-signatories.js';
import { ReturnAgreement } from './return-agreement.js';
import { SendAgreement } from './send-agreement.js';
import { SigningInvitations } from './signing-invitations.js';
import { Sweeps } from './sweeps.js';
import { TellPeople } from './tell-people.js';

/** Agreements, their signing, sealing and verifying: one feature in five folders. */
@Module({
  imports: [ReferencesModule, FollowUpsModule, MailsModule, StaffModule],
  controllers: [
    AgreementsController,
    OutForSignatureController,
    PreviewController,
    AgreementEvidenceController,
    AgreementExportsController,
    ContractRegistrationsController,
    MilestonesController,
    PaperController,
    ImportsController,
    SigningController,
    SigningFilesController,
    VerifyController,
  ],
  providers: [
    AuditTrail,
    Archive,
    AgreementsQuery,
    CreateAgreement,
    ChangeAgreement,
    AnnounceAgreement,
    FreezeDocument,
    PreviewAgreement,
    SendAgreement,
    ReturnAgreement,
    EndAgreement,
    AskAgain,
    ExpireEnvelopes,
    ExtendSigning,
    RemindSignatories,
    TellPeople,
    RemindOfTerms,
    TermMails,
    Sweeps,
    FillDraft,
    RecordRegistration,
    PlanMilestones,
    SettleMilestone,
    KeepEvidence,
    MilestonesQuery,
    SignOnPaper,
    RecordedAgreements,
    ImportAgreements,
    DownloadDocument,
    SigningInvitations,
    SigningSessions,
    OpenSigning,
    DownloadCopy,
    SignDocument,
    DeclineDocument,
    OneTimeCodes,
    RequestCode,
    DelegateSigning,
    SigningMails,
    SenderMails,
    ConfiguredSeal,
    { provide: SealProvider, useExisting: ConfiguredSeal },
    DrawingThreads,
    EvidenceJobs,
    GatherEvidence,
    StoreEvidence,
    MakeEvidence,
    SealJobs,
    SealFile,
    CompleteAgreement,
    SealEnvelope,
    SealWorker,
    RetrySeal,
    Inspector,
    UploadLimit,
    VerifyDocument,
    LetterVerdicts,
  ],
  exports: [
    MilestonesQuery,
    AuditTrail,
    Archive,
    DrawingThreads,
    SealProvider,
    CreateAgreement,
    ChangeAgreement,
    SendAgreement,
    FillDraft,
  ],
})
export class AgreementsModule implements OnModuleInit {
  constructor(private readonly linked: LinkedAgreements) {}

  onModuleInit(): void {
    this.linked.provide(async (db, followUpIds) => {
      const found = await db.find(Agreement, { where: { followUpId: In(followUpIds) }, order: { id: 'ASC' } });
      const lines = found.map((one) => ({
        followUpId: one.followUpId ?? '',
        agreement: present({
          id: one.id,
          number: one.number,
          kind: one.kind,
          title: one.title,
          status: one.status,
          amount: one.amount ?? undefined,
        }),
      }));
      const byCase = Map.groupBy(lines, (line) => line.followUpId);
      return new Map([...byCase].map(([id, group]) => [id, group.map((line) => line.agreement)]));
    });
  }
}
