import type { AgreementKind } from '@zuomei/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Template, type TemplateContent } from './template.entity.js';

/** What a template said in one of its versions. */
@Entity('template_versions')
export class TemplateVersion implements TemplateContent {
  @PrimaryColumn('uuid', { name: 'template_id' })
  @ForeignKey(() => Template, { name: 'fk_template_versions_template' })
  templateId!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('text')
  name!: string;

  @Column('text')
  kind!: AgreementKind;

  @Column('text')
  body!: string;

  @Column('uuid', { name: 'changed_by' })
  changedBy!: string;

  @Column('timestamptz', { name: 'changed_at' })
  changedAt!: Date;

  static of({ id, version, name, kind, body, changedBy, changedAt }: Template): TemplateVersion {
    return Object.assign(new TemplateVersion(), { templateId: id, version, name, kind, body, changedBy, changedAt });
  }
}
