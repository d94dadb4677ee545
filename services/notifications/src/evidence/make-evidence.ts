import { Injectable } from '@nestjs/common';
import { crashAt } from '@zuomei/messaging';
import { Clock, log } from '@zuomei/platform';
import { DrawingThreads } from '../documents/drawing-threads.js';
import type { EvidenceDocument } from '../documents/evidence-document.js';
import type { ClaimedJob } from '../sealing/envelope-jobs.js';
import { SealProvider, troubleOf } from '../sealing/seal-provider.js';
import { GatherEvidence } from './gather-evidence.js';
import { StoreEvidence } from './store-evidence.js';

/** Makes the evidence files of completed envelopes: gathered, drawn beside the service, sealed, archived. */
@Injectable()
export class MakeEvidence {
  private readonly log = log('evidence');

  constructor(
    private readonly gather: GatherEvidence,
    private readonly threads: DrawingThreads,
    private readonly seal: SealProvider,
    private readonly store: StoreEvidence,
    private readonly clock: Clock,
  ) {}

  /** Never throws for what is wrong with the seal or a file: the job is tried again. */
  async execute(jobs: readonly ClaimedJob[]): Promise<void> {
    const at = this.clock.now();
    const gathered = await this.gather.execute(jobs, at);
    const results = await Promise.all(
      jobs.map(async (job) => {
        try {
          return { job, bytes: await this.make(gathered.get(job), at) };
        } catch (error) {
          await this.failed(job, error);
          return undefined;
        }
      }),
    );
    crashAt('evidence_made');
    const made = results.filter((one) => one !== undefined);
    try {
      await this.store.execute(made);
    } catch {
      // One that cannot be stored must not hold up the others.
      for (const one of made) await this.store.execute([one]).catch((error: unknown) => this.failed(one.job, error));
    }
  }

  private async make(document: EvidenceDocument | undefined, at: Date): Promise<Uint8Array> {
    if (!document) throw new Error('no such envelope');
    const { bytes } = await this.threads.draw('evidence', document, at);
    return (await this.seal.seal(bytes, '签署证据 Evidence of signing', at)).bytes;
  }

  private async failed(job: ClaimedJob, error: unknown): Promise<void> {
    this.log.error({ err: error, envelopeId: job.envelopeId, attempt: job.attempts }, 'the evidence failed');
    await this.store.failed(job, troubleOf(error));
  }
}
