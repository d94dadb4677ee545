import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a case is worked on with: tasks, files, referrals; contacts that can be dropped; the daily mail. */
export class CreateCaseWork1764150000000 implements MigrationInterface {
  name = 'CreateCaseWork1764150000000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE intents
        ADD park_id uuid,
        ADD area_square_metres numeric(11, 2),
        ADD wanted_from date;
      CREATE TABLE intent_contacts (
        intent_id uuid PRIMARY KEY CONSTRAINT fk_intent_contacts_intent REFERENCES intents (id),
        name text,
        email text,
        phone text
      );
      CREATE INDEX ix_intent_contacts_email ON intent_contacts (lower(email));
      INSERT INTO intent_contacts (intent_id, name, email, phone)
        SELECT id, contact->>'name', contact->>'email', contact->>'phone' FROM intents WHERE contact IS NOT NULL;
      ALTER TABLE intents DROP contact;

      ALTER TABLE follow_ups ADD owner_name text, ADD last_step_at timestamptz;
      UPDATE follow_ups SET last_step_at = advanced_at;
      ALTER TABLE follow_ups ALTER last_step_at SET NOT NULL;
      CREATE INDEX ix_follow_ups_owner ON follow_ups (owner_id);
      CREATE INDEX ix_follow_ups_status ON follow_ups (status, id);

      ALTER TABLE follow_up_lines ADD subject text;

      CREATE TABLE follow_up_tasks (
        id uuid PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT fk_follow_up_tasks_case REFERENCES follow_ups (id),
        kind text NOT NULL,
        template text,
        title text NOT NULL,
        due_on date NOT NULL,
        status text NOT NULL,
        assignee_id uuid,
        assignee_name text,
        note text,
        created_at timestamptz NOT NULL,
        settled_at timestamptz,
        settled_by_name text,
        escalated_on date
      );
      CREATE INDEX ix_follow_up_tasks_case ON follow_up_tasks (follow_up_id, due_on);
      CREATE INDEX ix_follow_up_tasks_due ON follow_up_tasks (due_on) WHERE status = 'open';
      INSERT INTO follow_up_tasks (id, follow_up_id, kind, template, title, due_on, status, created_at)
        SELECT gen_random_uuid(), f.id, 'check', 'check_' || days, days || ' 天回访',
          (f.opened_at AT TIME ZONE 'Asia/Shanghai')::date + days, 'open', f.opened_at
        FROM follow_ups f, unnest(ARRAY[7, 30, 90, 180]) AS days
        WHERE f.status NOT IN ('landed', 'lost')
          AND (f.opened_at AT TIME ZONE 'Asia/Shanghai')::date + days >= f.due_on;
      UPDATE follow_ups SET due_on =
        (SELECT min(due_on) FROM follow_up_tasks t WHERE t.follow_up_id = follow_ups.id AND t.status = 'open');

      CREATE TABLE follow_up_files (
        id uuid PRIMARY KEY,
        follow_up_id uuid NOT NULL CONSTRAINT fk_follow_up_files_case REFERENCES follow_ups (id),
        name text NOT NULL,
        type text NOT NULL,
        size int NOT NULL,
        sha256 text NOT NULL,
        uploaded_by_name text,
        uploaded_at timestamptz NOT NULL
      );
      CREATE INDEX ix_follow_up_files_case ON follow_up_files (follow_up_id);

      CREATE TABLE referrals (
        id uuid PRIMARY KEY,
        version int NOT NULL,
        follow_up_id uuid NOT NULL CONSTRAINT fk_referrals_case REFERENCES follow_ups (id),
        service text NOT NULL,
        referred_to text NOT NULL,
        asked_on date NOT NULL,
        answer text NOT NULL,
        answered_on date,
        note text,
        product text,
        amount_asked numeric(17, 2),
        amount_granted numeric(17, 2),
        CONSTRAINT ck_referrals_answered CHECK ((answer = 'pending') = (answered_on IS NULL)),
        CONSTRAINT ck_referrals_product CHECK ((service = 'financing') = (product IS NOT NULL)),
        CONSTRAINT ck_referrals_granted CHECK (amount_granted IS NULL OR answer = 'accepted')
      );
      CREATE INDEX ix_referrals_case ON referrals (follow_up_id);
      CREATE INDEX ix_referrals_asked ON referrals (asked_on, id);

      CREATE TABLE cadence_days (
        day date PRIMARY KEY,
        id uuid NOT NULL,
        done_at timestamptz NOT NULL
      );
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP TABLE cadence_days, referrals, follow_up_files, follow_up_tasks;
      ALTER TABLE follow_up_lines DROP subject;
      ALTER TABLE follow_ups DROP owner_name, DROP last_step_at;
      DROP INDEX IF EXISTS ix_follow_ups_owner, ix_follow_ups_status;
      ALTER TABLE intents ADD contact jsonb;
      UPDATE intents SET contact = jsonb_strip_nulls(jsonb_build_object('name', c.name, 'email', c.email, 'phone', c.phone))
        FROM intent_contacts c WHERE c.intent_id = intents.id;
      DROP TABLE intent_contacts;
      ALTER TABLE intents DROP park_id, DROP area_square_metres, DROP wanted_from;
    `);
  }
}
