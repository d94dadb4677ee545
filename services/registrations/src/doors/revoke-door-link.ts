import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';

/** Takes a door link away; scans that come after this are refused, those recorded stand. Again: changes nothing. */
@Injectable()
export class RevokeDoorLink {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async execute(eventId: string, id: string): Promise<void> {
    await this.db.query(
      'UPDATE door_links SET revoked_at = $3 WHERE id = $1 AND offering_id = $2 AND revoked_at IS NULL',
      [id, eventId, this.clock.now()],
    );
  }
}
