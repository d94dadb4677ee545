import { AuditLine } from '../audit/audit-line.entity.js';
import { ContractRegistration } from '../contract-registrations/contract-registration.entity.js';
import { EvidenceJob } from '../evidence/evidence-job.entity.js';
import { MilestoneFile } from '../milestones/milestone-file.entity.js';
import { Milestone } from '../milestones/milestone.entity.js';
import { PaperCopy } from '../paper/paper-copy.entity.js';
import { SealJob } from '../sealing/seal-job.entity.js';
import { SigningCode } from '../signing/signing-code.entity.js';
import { AgreementSearch } from './agreement-search.entity.js';
import { Agreement } from './agreement.entity.js';
import { ArchivedFile } from './archived-file.entity.js';
import { Envelope } from './envelope.entity.js';
import { Party } from './party.entity.js';
import { Signatory } from './signatory.entity.js';

/** The tables of agreements, signing, sealing and the trail. */
export const agreementEntities = [
  Agreement,
  AgreementSearch,
  Party,
  Envelope,
  Signatory,
  SigningCode,
  ArchivedFile,
  SealJob,
  EvidenceJob,
  AuditLine,
  Milestone,
  MilestoneFile,
  PaperCopy,
  ContractRegistration,
];
