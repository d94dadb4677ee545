import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Mails to somebody who was erased: what waits is never sent, and what was sent keeps its number only. */
@Injectable()
export class ForgetPerson {
  async execute(tx: EntityManager, personId: string): Promise<void> {
    await tx.query(
      `UPDATE mail_jobs SET data = '{}', last_error = NULL,
         status = CASE WHEN status = 'queued' THEN 'dead' ELSE status END
       WHERE person_id = $1`,
      [personId],
    );
  }
}
