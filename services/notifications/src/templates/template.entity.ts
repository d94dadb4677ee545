import type { AgreementKind } from '@zuomei/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { requireWholeVariables } from './template-text.js';

export interface TemplateContent {
  name: string;
  kind: AgreementKind;
  body: string;
}

/** The text of agreements to come, with `{{variables}}`. Every version is kept: a draft names the one it was filled from. */
@Entity('templates')
export class Template implements TemplateContent {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('int')
  version!: number;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: AgreementKind;

  /** Markdown. */
  @Column('text')
  body!: string;

  /** No new drafts are made of it. */
  @Column('boolean')
  retired!: boolean;

  @Column('uuid', { name: 'changed_by' })
  changedBy!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;

  static create(id: string, content: TemplateContent, by: string, at: Date): Template {
    const template = Object.assign(new Template(), { id, version: 0, retired: false, createdAt: at });
    template.change(content, by, at);
    return template;
  }

  /** @throws VariableBroken where the text holds braces that name nothing */
  change(changes: Partial<TemplateContent & { retired: boolean }>, by: string, at: Date): void {
    Object.assign(this, changes);
    requireWholeVariables(this.body);
    this.version += 1;
    this.changedBy = by;
    this.changedAt = at;
  }
}
