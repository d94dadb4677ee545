import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { KnownEvent } from '../references/known-event.entity.js';
import { EventPicture } from './event-picture.entity.js';
import type { PictureList } from './pictures.dto.js';
import { EventUnknown, PictureUnknown } from './pictures.errors.js';

/** Who sees an event, as the service that owns it says; what is not known to be shown is not. */
function maySee(caller: Caller, event: KnownEvent): boolean {
  if (caller.has('staff') || caller.hostsAnyOf(event.hostIds)) return true;
  if (!['published', 'postponed', 'ended'].includes(event.status)) return false;
  return event.visibility === 'public' || (event.visibility === 'internal' && caller.kind === 'user');
}

export async function listPictures(tx: EntityManager, eventId: string): Promise<PictureList> {
  const pictures = await tx.find(EventPicture, { where: { eventId }, order: { position: 'ASC', id: 'ASC' } });
  return { items: pictures.map(({ id, alt, credit, width, height }) => ({ id, alt, credit, width, height })) };
}

@Injectable()
export class PicturesQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws EventUnknown for who may not see the event */
  async list(caller: Caller, eventId: string): Promise<PictureList> {
    const event = await this.db.manager.findOneBy(KnownEvent, { id: eventId });
    if (!event || !maySee(caller, event)) throw new EventUnknown();
    return listPictures(this.db.manager, eventId);
  }

  /** For who may see the event; for anybody what a published digest prints. @throws PictureUnknown */
  async bytes(caller: Caller, eventId: string, id: string): Promise<Buffer> {
    const [event, picture] = await Promise.all([
      this.db.manager.findOneBy(KnownEvent, { id: eventId }),
      this.db.manager.createQueryBuilder(EventPicture, 'p').addSelect('p.bytes').where({ id, eventId }).getOne(),
    ]);
    if (!event || !picture) throw new PictureUnknown();
    if (!maySee(caller, event) && !(await this.isPrinted(id))) throw new PictureUnknown();
    return picture.bytes;
  }

  private async isPrinted(id: string): Promise<boolean> {
    const [row]: { printed: boolean }[] = await this.db.query(
      `SELECT EXISTS (SELECT 1 FROM digests WHERE jsonb_path_exists(published,
         '$.categories[*].events[*].pictures[*] ? (@.id == $id)', jsonb_build_object('id', $1::text))) AS printed`,
      [id.toLowerCase()],
    );
    return row?.printed ?? false;
  }
}
