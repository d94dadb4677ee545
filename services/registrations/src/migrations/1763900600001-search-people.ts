import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchPeople1763900600001 implements MigrationInterface {
  readonly name = 'SearchPeople1763900600001';

  async up(db: QueryRunner): Promise<void> {
    // What a search looks through, in small letters already: making them for each of 100,000 rows took most of its
    // time. Kept by the table itself, whoever writes; an index on parts of words would cost each sign-up more.
    await db.query(`
      ALTER TABLE registrations ADD COLUMN search text NOT NULL DEFAULT '';

      CREATE FUNCTION registrations_search() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.search := lower(concat_ws(chr(10), NEW.name, NEW.email, NEW.organisation, NEW.phone));
        RETURN NEW;
      END $$;
      CREATE TRIGGER registrations_search BEFORE INSERT OR UPDATE OF name, email, organisation, phone ON registrations
        FOR EACH ROW EXECUTE FUNCTION registrations_search();

      UPDATE registrations SET name = name;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER registrations_search ON registrations;
      DROP FUNCTION registrations_search;
      ALTER TABLE registrations DROP COLUMN search;
    `);
  }
}
