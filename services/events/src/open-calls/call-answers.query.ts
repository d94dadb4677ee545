import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { isMemberOf, reviews } from '../catalogue/catalogue-access.js';
import type { CatalogueView } from '../catalogue/catalogue-views.js';
import { namesOf } from '../names.js';
import type { OrganisationName } from '../organisations/organisation.dto.js';
import { CallAnswer } from './call-answer.entity.js';
import type { CallAnswerView } from './open-calls.dto.js';

@Injectable()
export class CallAnswersQuery {
  constructor(private readonly db: DataSource) {}

  /** All of them for who called and for reviewers; to others their own organisations' only. */
  async of(caller: Caller, need: CatalogueView): Promise<CallAnswerView[]> {
    const tx = this.db.manager;
    const answers = await tx.find(CallAnswer, { where: { needId: need.id }, order: { createdAt: 'ASC', id: 'ASC' } });
    const all = reviews(caller) || isMemberOf(caller, need.ownerId);
    const seen = answers.filter(({ organisationId }) => all || isMemberOf(caller, organisationId));
    const names = await namesOf<OrganisationName>(
      tx,
      'organisations',
      seen.map(({ organisationId }) => organisationId),
    );
    return seen.map((answer) => {
      const organisation = names.get(answer.organisationId);
      return {
        id: answer.id,
        version: answer.version,
        needId: answer.needId,
        organisationId: answer.organisationId,
        ...(organisation ? { organisation } : {}),
        achievementId: answer.achievementId,
        proposal: answer.proposal,
        status: answer.status,
        reason: answer.reason,
        chosenAt: answer.chosenAt?.toISOString() ?? null,
        createdAt: answer.createdAt.toISOString(),
        updatedAt: answer.updatedAt.toISOString(),
      };
    });
  }
}
