import { Injectable } from '@nestjs/common';
import { crashAt } from '@zuomei/messaging';
import { Clock, log } from '@zuomei/platform';
import { DrawingThreads } from '../documents/drawing-threads.js';
import type { ClaimedJob } from '../sealing/envelope-jobs.js';
import { SealProvider, SealUnusable } from '../sealing/seal-provider.js';
import { GatherEvidence } from './gather-evidence.js';
import { StoreEvidence } from './store-evidence.js';

/** Makes the evidence file of a completed envelope: gathered, drawn beside the service, sealed, archived. */
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
  async execute(job: ClaimedJob): Promise<void> {
    try {
      const at = this.clock.now();
      const { bytes } = await this.threads.draw('evidence', await this.gather.execute(job, at), at);
      const sealed = await this.seal.seal(bytes, '签署证据 Evidence of signing', at);
      crashAt('evidence_made');
      await this.store.execute(job, sealed.bytes);
    } catch (error) {
      this.log.error({ err: error, envelopeId: job.envelopeId, attempt: job.attempts }, 'the evidence failed');
      await this.store.failed(job, error instanceof SealUnusable ? error.message : (error as Error).name);
    }
  }
}
