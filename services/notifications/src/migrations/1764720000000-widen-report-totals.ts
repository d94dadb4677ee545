import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WidenReportTotals1764720000000 implements MigrationInterface {
  readonly name = 'WidenReportTotals1764720000000';

  async up(runner: QueryRunner): Promise<void> {
    // A column for each figure, which is added up sooner than what stands in JSON. All is counted anew.
    await runner.query(`
      DROP TABLE report_totals;
      CREATE TABLE report_totals (
        event_id uuid PRIMARY KEY,
        invited bigint NOT NULL,
        "signUps" bigint NOT NULL,
        attendances bigint NOT NULL,
        experts bigint NOT NULL,
        met bigint NOT NULL,
        "headCounts" bigint NOT NULL,
        "achievementsPublished" bigint NOT NULL,
        "needsPublished" bigint NOT NULL,
        roadshows bigint NOT NULL,
        "labTours" bigint NOT NULL,
        "liveViews" bigint NOT NULL,
        projects uuid[] NOT NULL,
        organisations bit varying NOT NULL,
        changed_at timestamptz NOT NULL
      );
      INSERT INTO report_marks SELECT event_id FROM report_events WHERE known_to = 'infinity';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE report_totals;
      CREATE TABLE report_totals (
        event_id uuid PRIMARY KEY,
        figures jsonb NOT NULL,
        organisations bit varying NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT 'infinity'
      );
      INSERT INTO report_marks SELECT event_id FROM report_events WHERE known_to = 'infinity';
    `);
  }
}
