import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SumReportDays1764680000000 implements MigrationInterface {
  readonly name = 'SumReportDays1764680000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Since when an event's totals have been what they are: a later moment needs no look at its records.
      ALTER TABLE report_totals ADD COLUMN changed_at timestamptz NOT NULL DEFAULT 'infinity';
      -- What has a day of its own, by that day and the events it came from: all that came from the same ones add up.
      CREATE TABLE report_days (
        on_date date NOT NULL,
        event_ids uuid[] NOT NULL,
        "cooperationIntents" int NOT NULL,
        "settlementIntents" int NOT NULL,
        agreements int NOT NULL,
        amount numeric NOT NULL,
        "technologyTransactionAmount" numeric NOT NULL,
        "milestonesReached" int NOT NULL,
        first_at timestamptz NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (on_date, event_ids)
      );
      CREATE TABLE report_day_marks (on_date date NOT NULL);
      CREATE INDEX ix_report_day_marks ON report_day_marks (on_date);
      UPDATE report_records SET event_ids = ARRAY(SELECT DISTINCT unnest(event_ids) ORDER BY 1)
        WHERE cardinality(event_ids) > 1;
      CREATE INDEX ix_report_records_on ON report_records (on_date, event_ids) WHERE on_date IS NOT NULL;
      CREATE INDEX ix_report_records_shown ON report_records (event_id)
        INCLUDE (form, of_id, subject_id, known_from, known_to) WHERE kind = 'showing';
      INSERT INTO report_day_marks SELECT DISTINCT on_date FROM report_records WHERE on_date IS NOT NULL;
      INSERT INTO report_marks SELECT event_id FROM report_events WHERE known_to = 'infinity';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_report_records_on, ix_report_records_shown;
      DROP TABLE report_days, report_day_marks;
      ALTER TABLE report_totals DROP COLUMN changed_at`);
  }
}
