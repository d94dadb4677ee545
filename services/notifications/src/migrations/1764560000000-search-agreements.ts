import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SearchAgreements1764560000000 implements MigrationInterface {
  name = 'SearchAgreements1764560000000';

  async up(db: QueryRunner): Promise<void> {
    // What a search looks through, in small letters already, on the row the list walks along: looking into the
    // parties of each of 100,000 agreements took most of its time.
    await db.query(`
      ALTER TABLE agreements ADD COLUMN search text NOT NULL DEFAULT '';
      CREATE FUNCTION agreement_search(agreement agreements) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT lower(concat_ws(chr(10), agreement.number, agreement.title, string_agg(name, chr(10) ORDER BY position)))
        FROM agreement_parties WHERE agreement_id = agreement.id
      $$;
      UPDATE agreements SET search = agreement_search(agreements);
      CREATE FUNCTION agreements_search() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN NEW.search := agreement_search(NEW); RETURN NEW; END $$;
      CREATE TRIGGER agreements_search BEFORE INSERT OR UPDATE OF number, title ON agreements
        FOR EACH ROW EXECUTE FUNCTION agreements_search();
      CREATE FUNCTION agreement_parties_search() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          UPDATE agreements SET search = agreement_search(agreements)
          WHERE id IN (SELECT agreement_id FROM changed) AND search <> agreement_search(agreements);
          RETURN NULL;
        END $$;
      CREATE TRIGGER agreement_parties_search_new AFTER INSERT ON agreement_parties
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION agreement_parties_search();
      CREATE TRIGGER agreement_parties_search_other AFTER UPDATE ON agreement_parties
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION agreement_parties_search();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TRIGGER agreement_parties_search_other ON agreement_parties;
      DROP TRIGGER agreement_parties_search_new ON agreement_parties;
      DROP TRIGGER agreements_search ON agreements;
      DROP FUNCTION agreement_parties_search();
      DROP FUNCTION agreements_search();
      DROP FUNCTION agreement_search(agreements);
      ALTER TABLE agreements DROP COLUMN search;
    `);
  }
}
