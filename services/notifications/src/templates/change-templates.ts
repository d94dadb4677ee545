import { Injectable } from '@nestjs/common';
import { Clock, newId, type OnceKey, requireVersion, transact, transactOnce } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { Template } from './template.entity.js';
import { TemplateVersion } from './template-version.entity.js';
import type { TemplateBody, TemplateChanges } from './templates.dto.js';
import { TemplateUnknown } from './templates.errors.js';

/** Administrators' work on templates; every version stays. */
@Injectable()
export class ChangeTemplates {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** @throws VariableBroken */
  async create({ name, kind, body }: TemplateBody, by: string, once: OnceKey | undefined): Promise<{ id: string }> {
    const { result } = await transactOnce(this.db, once, async (tx) => {
      const template = Template.create(newId(), { name: name.trim(), kind, body }, by, this.clock.now());
      await tx.insert(Template, template);
      await tx.insert(TemplateVersion, TemplateVersion.of(template));
      return { id: template.id };
    });
    return result;
  }

  /** @throws TemplateUnknown, VariableBroken, 412 STALE_VERSION */
  change(id: string, changes: TemplateChanges, by: string, ifMatch: number | undefined): Promise<void> {
    return transact(this.db, async (tx) => {
      const template = await tx.findOne(Template, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!template) throw new TemplateUnknown();
      requireVersion(ifMatch, template.version);
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
      template.change(given, by, this.clock.now());
      await tx.save(template);
      await tx.insert(TemplateVersion, TemplateVersion.of(template));
    });
  }
}
