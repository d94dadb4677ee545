import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where, how much room and from when an attendee wants to settle. */
export class WishToSettle1763900500001 implements MigrationInterface {
  name = 'WishToSettle1763900500001';

  async up(db: QueryRunner): Promise<void> {
    await db.query(
      'ALTER TABLE stated_intents ADD park_id uuid, ADD area_square_metres numeric(11, 2), ADD wanted_from date',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('ALTER TABLE stated_intents DROP park_id, DROP area_square_metres, DROP wanted_from');
  }
}
