import { Injectable } from '@nestjs/common';
import { type Caller, Forbidden, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { ParkSpace } from './park-space.entity.js';
import type { ParkDetail, ParkSpaceBody } from './parks.dto.js';
import { parkDetail } from './parks.query.js';

@Injectable()
export class ChangeParkSpace {
  constructor(private readonly db: DataSource) {}

  /** By staff, and by who organises for the park. @throws NotFound | Forbidden | Refusal STALE_VERSION */
  execute(caller: Caller, parkId: string, body: ParkSpaceBody, ifMatch?: number): Promise<ParkDetail> {
    return transact(this.db, async (tx) => {
      await parkDetail(tx, parkId);
      if (!caller.has('staff') && !caller.hostsAnyOf([parkId])) throw new Forbidden();
      // Made first, so that of two who say it at once the second waits for the first.
      await tx.createQueryBuilder().insert().into(ParkSpace).values({ parkId, version: 0 }).orIgnore().execute();
      const space = await tx.findOneOrFail(ParkSpace, { where: { parkId }, lock: { mode: 'pessimistic_write' } });
      requireVersion(ifMatch, space.version);
      if (body.areaSquareMetres !== undefined) space.areaSquareMetres = body.areaSquareMetres;
      if (body.note !== undefined) space.note = body.note?.trim() || null;
      space.version += 1;
      await tx.save(space);
      return parkDetail(tx, parkId);
    });
  }
}
