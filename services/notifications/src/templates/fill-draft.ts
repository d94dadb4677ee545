import { Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import type { EntityManager } from 'typeorm';
import { Agreement } from '../agreements/agreement.entity.js';
import { localDayOf } from '../agreements/agreement-rules.js';
import type { AgreementChanges } from '../agreements/agreements.dto.js';
import { Party } from '../agreements/party.entity.js';
import { Signatory } from '../agreements/signatory.entity.js';
import { Filling } from './filling.entity.js';
import { type DraftFacts, type DraftParty, isSystemName, systemValues } from './system-variables.js';
import { filledIn, variablesIn } from './template-text.js';
import { Template } from './template.entity.js';
import { TemplateVersion } from './template-version.entity.js';
import {
  BodyAndTemplate,
  TemplateUnusable,
  type VariableProblem,
  VariablesRefused,
  VariablesWithoutTemplate,
} from './templates.errors.js';

const longestValue = 5000;

/** Puts a template's text, filled, into a draft, and again whenever the draft says something else. */
@Injectable()
export class FillDraft {
  constructor(private readonly clock: Clock) {}

  /**
   * In the transaction that wrote the draft and its parties. A text written by hand takes the template's place.
   * @throws TemplateUnusable, BodyAndTemplate, VariablesWithoutTemplate, VariablesRefused
   */
  async execute(tx: EntityManager, agreement: Agreement, body: AgreementChanges): Promise<void> {
    const { templateId, variables } = body;
    if (body.body && templateId) throw new BodyAndTemplate();
    if (body.body !== undefined && !templateId) {
      if (variables) throw new VariablesWithoutTemplate();
      await tx.update(Filling, { agreementId: agreement.id }, { byHand: true });
      return;
    }
    const before = await tx.findOneBy(Filling, { agreementId: agreement.id });
    if (!templateId && (!before || before.byHand)) {
      if (variables) throw new VariablesWithoutTemplate();
      return;
    }
    const filling = before ?? Object.assign(new Filling(), { agreementId: agreement.id, rowKey: null, rowPrint: null });
    if (templateId) await this.choose(tx, filling, templateId);
    filling.byHand = false;
    filling.variables = variables ?? (templateId ? {} : filling.variables);
    const text = await this.textOf(tx, agreement, filling);
    await tx.save(filling);
    if (text === agreement.body) return;
    agreement.body = text;
    await tx.update(Agreement, { id: agreement.id }, { body: text });
  }

  /** A template's text with what these facts and variables say. @throws VariablesRefused naming each that is wrong */
  fill(text: string, variables: Record<string, unknown>, facts: DraftFacts, parties: DraftParty[]): string {
    const known = systemValues(facts, parties, localDayOf(this.clock.now()));
    const problems = problemsOf(text, variables, known);
    if (problems.length > 0) throw new VariablesRefused(problems);
    return filledIn(text, (name) => known.get(name) ?? String(variables[name]));
  }

  /** The same for a preview: what is missing is shown by its name. */
  fillWhatIsThere(text: string, variables: Record<string, unknown>, facts: DraftFacts, parties: DraftParty[]): string {
    const known = systemValues(facts, parties, localDayOf(this.clock.now()));
    return filledIn(text, (name) => known.get(name) ?? (textual(variables[name]) || `【${name}】`));
  }

  private async choose(tx: EntityManager, filling: Filling, templateId: string): Promise<void> {
    const template = await tx.findOneBy(Template, { id: templateId });
    const same = template?.id === filling.templateId;
    if (!template || (template.retired && !same)) throw new TemplateUnusable();
    filling.templateId = template.id;
    filling.templateVersion = template.version;
  }

  private async textOf(tx: EntityManager, agreement: Agreement, filling: Filling): Promise<string> {
    const { templateId, templateVersion: version } = filling;
    const { body } = await tx.findOneByOrFail(TemplateVersion, { templateId, version });
    const parties = await tx.find(Party, { where: { agreementId: agreement.id }, order: { position: 'ASC' } });
    const people = await tx.find(Signatory, {
      where: { envelopeId: agreement.envelopeId, role: 'signer' },
      order: { order: 'ASC', id: 'ASC' },
    });
    return this.fill(
      body,
      filling.variables,
      agreement,
      parties.map(({ position, label, name }) => ({
        label,
        name,
        signatory: people.find((one) => one.partyPosition === position)?.name,
      })),
    );
  }
}

/** A sum or a count may come as a number. */
const textual = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

function problemsOf(text: string, variables: Record<string, unknown>, known: Map<string, string>): VariableProblem[] {
  const wanted = variablesIn(text);
  const own = wanted.filter((name) => !known.has(name) && !isSystemName(name));
  const problems: VariableProblem[] = [];
  for (const name of wanted.filter((one) => !known.has(one))) {
    const bySystem = isSystemName(name);
    const value = variables[name];
    const said = textual(value);
    if (bySystem || value === undefined || value === null || said.trim() === '')
      problems.push({ name, code: 'VARIABLE_MISSING', bySystem });
    else if (said.length > longestValue) problems.push({ name, code: 'VARIABLE_INVALID', bySystem });
  }
  for (const name of Object.keys(variables))
    if (!own.includes(name)) problems.push({ name, code: 'VARIABLE_UNKNOWN', bySystem: false });
  return problems;
}
