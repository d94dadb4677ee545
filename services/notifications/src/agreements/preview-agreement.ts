import { Inject, Injectable } from '@nestjs/common';
import { Clock, Refusal } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { type AgreementDocument, textsOf } from '../documents/agreement-document.js';
import { DrawingThreads } from '../documents/drawing-threads.js';
import { requireDrawableAt } from '../documents/undrawable-characters.errors.js';
import { SETTINGS } from '../settings.module.js';
import { FillDraft } from '../templates/fill-draft.js';
import { Template } from '../templates/template.entity.js';
import { TemplateUnusable } from '../templates/templates.errors.js';
import { decimal } from './agreement-rules.js';
import { organisationNames } from './draft-content.js';
import { factsOf, kindLabel } from './freeze-document.js';
import type { PreviewBody } from './preview.dto.js';

const money = (value: string | null | undefined): string | null => (value ? decimal(value) : null);

const mostAtOnce = 2;

class PreviewBusy extends Refusal {
  constructor() {
    super(
      'unavailable',
      'PREVIEW_BUSY',
      { zh: '现在预览的人较多,请稍后再试。', en: 'Many previews are being drawn just now; try again in a moment.' },
      { retryAfterSeconds: 1 },
    );
  }
}

/** Draws what somebody is writing as it would be sent; nothing of it is kept. */
@Injectable()
export class PreviewAgreement {
  private underWay = 0;

  constructor(
    private readonly db: DataSource,
    private readonly threads: DrawingThreads,
    private readonly fillDraft: FillDraft,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws UndrawableCharacters, with their places; TemplateUnusable; PreviewBusy (503) */
  async execute(body: PreviewBody): Promise<Uint8Array> {
    const document = await this.documentOf(body);
    requireDrawableAt(textsOf(document));
    // Whoever types must not keep the threads from what is being sent and sealed.
    if (this.underWay >= mostAtOnce) throw new PreviewBusy();
    this.underWay += 1;
    try {
      return (await this.threads.draw('agreement', document, this.clock.now())).bytes;
    } finally {
      this.underWay -= 1;
    }
  }

  private async documentOf(body: PreviewBody): Promise<AgreementDocument> {
    const parties = body.parties ?? [];
    const ids = parties.flatMap((party) => (party.organisationId ? [party.organisationId.toLowerCase()] : []));
    const names = await organisationNames(this.db.manager, ids);
    const document: AgreementDocument = {
      number: '草稿预览 DRAFT',
      title: body.title ?? '',
      kindLabel: body.kind ? kindLabel(body.kind) : '',
      body: '',
      verifyUrl: `${this.settings.publicUrl.replace(/\/$/, '')}/verify`,
      verifyCode: '',
      facts: factsOf(moneyAndTerm(body)),
      parties: parties.map(({ label, organisationId, signatories }) => ({
        label: label ?? '',
        name: names.get(organisationId?.toLowerCase() ?? '') ?? '',
        signatories: (signatories ?? []).map(({ name, title, role }, n) => ({
          id: String(n),
          name: name ?? '',
          role: role ?? 'signer',
          ...(title ? { title } : {}),
        })),
      })),
    };
    return { ...document, body: await this.textOf(body, document) };
  }

  private async textOf(body: PreviewBody, { number, title, parties }: AgreementDocument): Promise<string> {
    const { templateId: id, variables } = body;
    const template = id === undefined ? undefined : await this.db.manager.findOneBy(Template, { id });
    if (template === null) throw new TemplateUnusable();
    const text = template?.body ?? body.body ?? '';
    if (variables === undefined && !template) return text;
    const facts = { number, title, ...moneyAndTerm(body) };
    const named = parties.map(({ label, name, signatories }) => ({
      label,
      name,
      signatory: signatories.find((one) => one.role === 'signer')?.name || undefined,
    }));
    return this.fillDraft.fillWhatIsThere(text, variables ?? {}, facts, named);
  }
}

const moneyAndTerm = (body: PreviewBody) => ({
  amount: money(body.amount),
  technologyTransactionAmount: money(body.technologyTransactionAmount),
  termStartsOn: body.termStartsOn ?? null,
  termEndsOn: body.termEndsOn ?? null,
});
