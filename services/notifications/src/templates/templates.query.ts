import { Injectable } from '@nestjs/common';
import { decodeCursor, pageOf } from '@zuomei/platform';
import { DataSource, In } from 'typeorm';
import { isSystemName } from './system-variables.js';
import { variablesIn } from './template-text.js';
import { Template } from './template.entity.js';
import { TemplateVersion } from './template-version.entity.js';
import type { TemplatePage, TemplatesFilter, TemplateVersionList, TemplateView } from './templates.dto.js';
import { TemplateUnknown } from './templates.errors.js';

@Injectable()
export class TemplatesQuery {
  constructor(private readonly db: DataSource) {}

  /** Newest first. */
  async list({ kind, retired, q, cursor, limit }: TemplatesFilter): Promise<TemplatePage> {
    const after = cursor === undefined ? null : decodeCursor<[string]>(cursor, 1)[0];
    const rows: { id: string }[] = await this.db.query(
      `SELECT id FROM templates
       WHERE ($1::text IS NULL OR kind = $1) AND ($2::boolean IS NULL OR retired = $2)
         AND ($3::text IS NULL OR strpos(lower(name), lower($3)) > 0) AND ($4::uuid IS NULL OR id < $4)
       ORDER BY id DESC LIMIT $5`,
      [kind ?? null, retired ?? null, q?.trim() || null, after, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (row) => [row.id]);
    const found = await this.db.manager.find(Template, {
      where: { id: In(items.map((row) => row.id)) },
      order: { id: 'DESC' },
    });
    return { items: found.map(viewOf), nextCursor };
  }

  /** @throws TemplateUnknown */
  async one(id: string): Promise<TemplateView> {
    const found = await this.db.manager.findOneBy(Template, { id });
    if (!found) throw new TemplateUnknown();
    return viewOf(found);
  }

  /** @throws TemplateUnknown */
  async versions(id: string): Promise<TemplateVersionList> {
    await this.one(id);
    const found = await this.db.manager.find(TemplateVersion, {
      where: { templateId: id },
      order: { version: 'DESC' },
    });
    return {
      items: found.map(({ version, name, kind, body, changedBy, changedAt }) => ({
        version,
        name,
        kind,
        body,
        changedBy,
        changedAt: changedAt.toISOString(),
      })),
    };
  }
}

const viewOf = (template: Template): TemplateView => ({
  id: template.id,
  version: template.version,
  name: template.name,
  kind: template.kind,
  body: template.body,
  variables: variablesIn(template.body).map((name) => ({ name, system: isSystemName(name) })),
  retired: template.retired,
  changedBy: template.changedBy,
  changedAt: template.changedAt.toISOString(),
  createdAt: template.createdAt.toISOString(),
});
