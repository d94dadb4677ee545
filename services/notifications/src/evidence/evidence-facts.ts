import type { Agreement } from '../agreements/agreement.entity.js';
import type { Envelope } from '../agreements/envelope.entity.js';
import type { Party } from '../agreements/party.entity.js';
import type { Signatory } from '../agreements/signatory.entity.js';
import type { ChainLine } from '../audit/audit-chain.js';
import type { MailJob } from '../mails/mail-job.entity.js';

/** What is known of how a file was signed. */
export interface EvidenceFacts {
  agreement: Agreement;
  parties: Party[];
  envelope: Envelope;
  signatories: Signatory[];
  lines: ChainLine[];
  mails: MailJob[];
  /** Bytes of the frozen and of the sealed file, by SHA-256. */
  sizes: Map<string, number>;
}
