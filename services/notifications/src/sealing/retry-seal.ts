import { Injectable } from '@nestjs/common';
import { transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { SealNotFailed } from '../agreements/agreements.errors.js';
import { lockAgreement } from '../agreements/locked-agreement.js';
import { SealJobs } from './seal-jobs.js';

/** A seal that failed is tried again by itself; somebody who put right what was wrong need not wait for that. */
@Injectable()
export class RetrySeal {
  constructor(
    private readonly db: DataSource,
    private readonly jobs: SealJobs,
  ) {}

  /** @throws AgreementUnknown, SealNotFailed */
  async execute(id: string): Promise<void> {
    await transact(this.db, async (tx) => {
      const { envelope } = await lockAgreement(tx, id);
      if (envelope.status !== 'seal_failed') throw new SealNotFailed();
      await this.jobs.hasten(tx, envelope.id);
    });
    this.jobs.wake();
  }
}
