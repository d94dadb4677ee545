import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReports1764300000000 implements MigrationInterface {
  readonly name = 'CreateReports1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    // What was known when: a row holds from `known_from` until `known_to`, so that a report can be had as of any past
    // moment. Times are those of the facts, never of their arrival: read again from the topics, all is the same.
    await runner.query(`
      CREATE TABLE report_events (
        event_id uuid NOT NULL,
        version int NOT NULL,
        known_from timestamptz NOT NULL,
        known_to timestamptz NOT NULL DEFAULT 'infinity',
        counts boolean NOT NULL,
        on_date date NOT NULL,
        kind text NOT NULL,
        series_id uuid,
        industry text,
        host_ids uuid[] NOT NULL,
        guest_ids uuid[] NOT NULL,
        PRIMARY KEY (event_id, version)
      );
      CREATE INDEX ix_report_events_now ON report_events (on_date) WHERE known_to = 'infinity';

      CREATE TABLE report_records (
        kind text NOT NULL,
        subject_id uuid NOT NULL,
        version int NOT NULL,
        known_from timestamptz NOT NULL,
        known_to timestamptz NOT NULL DEFAULT 'infinity',
        event_id uuid,
        event_ids uuid[],
        on_date date,
        of_id uuid,
        form text,
        organisation_ids uuid[],
        count bigint,
        amount numeric(17, 2),
        technology_amount numeric(17, 2),
        source text,
        at timestamptz,
        PRIMARY KEY (kind, subject_id, version)
      );
      CREATE INDEX ix_report_records_event ON report_records (event_id, kind, form) INCLUDE (of_id)
        WHERE known_to = 'infinity';
      CREATE INDEX ix_report_records_date ON report_records (kind, on_date) WHERE known_to = 'infinity';
      CREATE INDEX ix_report_records_past ON report_records (kind, event_id, known_to) WHERE known_to < 'infinity';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE report_records, report_events');
  }
}
