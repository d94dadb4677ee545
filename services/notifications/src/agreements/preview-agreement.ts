import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import type { Settings } from '../config.js';
import { type AgreementDocument, textsOf } from '../documents/agreement-document.js';
import { DrawingThreads } from '../documents/drawing-threads.js';
import { requireDrawableAt } from '../documents/undrawable-characters.errors.js';
import { SETTINGS } from '../settings.module.js';
import { decimal } from './agreement-rules.js';
import { organisationNames } from './draft-content.js';
import { factsOf, kindLabels } from './freeze-document.js';
import type { PreviewBody } from './preview.dto.js';

const money = (value: string | null | undefined): string | null => (value ? decimal(value) : null);

/** Draws what somebody is writing as it would be sent; nothing of it is kept. */
@Injectable()
export class PreviewAgreement {
  constructor(
    private readonly db: DataSource,
    private readonly threads: DrawingThreads,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws UndrawableCharacters, with their places */
  async execute(body: PreviewBody): Promise<Uint8Array> {
    const parties = body.parties ?? [];
    const ids = parties.flatMap((party) => (party.organisationId ? [party.organisationId.toLowerCase()] : []));
    const names = await organisationNames(this.db.manager, ids);
    const document: AgreementDocument = {
      number: '草稿预览 DRAFT',
      title: body.title ?? '',
      kindLabel: body.kind ? kindLabels[body.kind] : '',
      body: body.body ?? '',
      verifyUrl: `${this.settings.publicUrl.replace(/\/$/, '')}/verify`,
      verifyCode: '',
      facts: factsOf({
        amount: money(body.amount),
        technologyTransactionAmount: money(body.technologyTransactionAmount),
        termStartsOn: body.termStartsOn ?? null,
        termEndsOn: body.termEndsOn ?? null,
      }),
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
    requireDrawableAt(textsOf(document));
    return (await this.threads.draw('agreement', document, this.clock.now())).bytes;
  }
}
