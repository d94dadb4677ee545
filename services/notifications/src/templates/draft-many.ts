import { Injectable } from '@nestjs/common';
import type { Sheet } from '@zuomei/platform/sheets';
import { DataSource } from 'typeorm';
import { References } from '../references/references.js';
import type { BulkBody } from './bulk.dto.js';
import { type Filled, FillMany } from './fill-many.js';
import { ReadDrafts } from './read-drafts.js';
import { Template } from './template.entity.js';
import { TemplateUnknown, TemplateUnusable } from './templates.errors.js';

interface Given {
  sheet: Sheet;
  common: BulkBody;
  dryRun: boolean;
  send: boolean;
}

/** One template for many counterparties: all rows are looked at before the first draft is made. */
@Injectable()
export class DraftMany {
  constructor(
    private readonly db: DataSource,
    private readonly references: References,
    private readonly readDrafts: ReadDrafts,
    private readonly fillMany: FillMany,
  ) {}

  /** @throws TemplateUnknown, TemplateUnusable, UnknownReference */
  async execute(id: string, { sheet, common, dryRun, send }: Given, staffId: string): Promise<Filled> {
    const template = await this.db.manager.findOneBy(Template, { id });
    if (!template) throw new TemplateUnknown();
    if (template.retired) throw new TemplateUnusable();
    await this.references.waitForReference([
      { kind: 'organisation', id: common.party.organisationId, pointer: '/party/organisationId' },
      ...(common.eventIds ?? []).map((event, n) => ({
        kind: 'event' as const,
        id: event,
        pointer: `/eventIds/${n}`,
      })),
    ]);
    const { drafts, rejected } = await this.readDrafts.execute(sheet, template, common);
    if (rejected.length > 0) return { rejected };
    const looked = await this.fillMany.look(id, drafts);
    if (looked.rejected.length > 0) return { rejected: looked.rejected };
    if (dryRun) return { rejected: [], results: looked.results };
    return { rejected: [], results: await this.fillMany.execute(id, drafts, staffId, send) };
  }
}
