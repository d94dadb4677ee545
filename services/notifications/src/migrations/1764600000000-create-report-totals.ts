import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateReportTotals1764600000000 implements MigrationInterface {
  readonly name = 'CreateReportTotals1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    // What each event adds to the figures as of now. Nothing here that could not be counted anew from the records.
    await runner.query(`
      CREATE TABLE report_totals (
        event_id uuid PRIMARY KEY,
        figures jsonb NOT NULL,
        organisations bit varying NOT NULL
      );
      -- The bit of each organisation in such a set, without gaps: sets of thousands are joined in a millisecond.
      CREATE TABLE report_organisations (n int PRIMARY KEY, organisation_id uuid NOT NULL UNIQUE);
      CREATE TABLE report_marks (event_id uuid NOT NULL);
      CREATE INDEX ix_report_marks ON report_marks (event_id);
      INSERT INTO report_marks SELECT event_id FROM report_events WHERE known_to = 'infinity';
      -- Most of what is asked of agreements and intents stands in the index itself.
      CREATE INDEX ix_report_records_day ON report_records (kind, on_date)
        INCLUDE (form, amount, technology_amount, subject_id) WHERE known_to = 'infinity' AND on_date IS NOT NULL;
      DROP INDEX ix_report_records_date;
      -- For past moments, too.
      DROP INDEX ix_report_records_event;
      DROP INDEX ix_report_records_past;
      CREATE INDEX ix_report_records_event ON report_records (event_id, kind, form) INCLUDE (of_id, known_to);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX ix_report_records_day;
      DROP INDEX ix_report_records_event;
      CREATE INDEX ix_report_records_event ON report_records (event_id, kind, form) INCLUDE (of_id)
        WHERE known_to = 'infinity';
      CREATE INDEX ix_report_records_past ON report_records (kind, event_id, known_to) WHERE known_to < 'infinity';
      CREATE INDEX ix_report_records_date ON report_records (kind, on_date) WHERE known_to = 'infinity';
      DROP TABLE report_marks, report_totals, report_organisations`);
  }
}
