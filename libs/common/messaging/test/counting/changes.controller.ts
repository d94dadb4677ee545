import { Body, Controller, Post } from '@nestjs/common';
import { OrganisationRecorded } from '@zuomei/contracts';
import { Anyone, transact } from '@zuomei/platform';
import { IsBoolean, IsInt, IsOptional, IsString, IsUUID, Max, Min } from 'class-validator';
import { DataSource } from 'typeorm';
import { Outbox } from '../../src/index.js';

class ChangeBody {
  @IsUUID() id!: string;
  /** How many changes, each with its version and its fact, in one transaction. */
  @IsOptional() @IsInt() @Min(1) @Max(1000) times: number = 1;
  @IsOptional() @IsString() name: string = '蓉城大学';
  @IsOptional() @IsBoolean() fails: boolean = false;
}

@Anyone()
@Controller('changes')
export class ChangesController {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
  ) {}

  @Post()
  async change(@Body() { id, times, name, fails }: ChangeBody): Promise<{ id: string; version: number }> {
    return transact(this.db, async (tx) => {
      // The row lock orders the facts of one aggregate among its writers.
      const rows = await tx.query<{ version: number }[]>(
        `INSERT INTO changes AS c (id, version) VALUES ($1, $2)
         ON CONFLICT (id) DO UPDATE SET version = c.version + $2 RETURNING version`,
        [id, times],
      );
      const version = rows[0]?.version ?? 0;
      const lines = Array.from({ length: times }, (_, i) => {
        const about = { id, version: version - times + 1 + i };
        const payload = { organisationId: id, version: about.version, name, kind: 'university' };
        return { fact: OrganisationRecorded, payload, about };
      });
      await this.outbox.addAll(tx, lines);
      if (fails) throw new Error('the change fails after its fact was written');
      return { id, version };
    });
  }
}
