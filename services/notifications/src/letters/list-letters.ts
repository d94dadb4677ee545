import { Injectable } from '@nestjs/common';
import { IssueLetters, type LetterOutcome } from './issue-letters.js';
import { draftOf, type LetterDraft, type LetterEvent } from './letter-draft.js';
import type { LetterHolder } from './letter.entity.js';
import { type LetterIssuer, LetterSources } from './letter-sources.js';
import type { HolderBody, LettersBody } from './letters.dto.js';
import { LettersRefused, NoHolders } from './letters.errors.js';

interface Person {
  holder: LetterHolder;
  /** What it says apart from the others. */
  own: Partial<HolderBody>;
  registrationId?: string;
}

/** Issues letters to those on a list, or to everybody who came to an event. */
@Injectable()
export class ListLetters {
  constructor(
    private readonly sources: LetterSources,
    private readonly letters: IssueLetters,
  ) {}

  /** All or none. @throws NoHolders, NobodyCame, PeopleUnavailable, UnknownReference, LettersRefused naming every line */
  async execute(body: LettersBody, staffId: string, dryRun: boolean): Promise<LetterOutcome> {
    const everyone = body.everyoneWhoCame === true;
    if (everyone === (body.holders !== undefined) || (everyone && body.eventId === undefined)) throw new NoHolders();
    await this.sources.wait(body);
    const event = await this.sources.event(body.eventId);
    const issuer = await this.sources.issuer(body.issuerId ?? event?.hostId);
    const people = event && everyone ? await this.whoCame(event.id) : (body.holders ?? []).map(listed);
    return this.letters.execute(this.drafts(body, people, event, issuer), staffId, dryRun);
  }

  private async whoCame(eventId: string): Promise<Person[]> {
    const people = await this.sources.cameTo(eventId);
    // The address stays where it is kept; it is asked again when the letter is mailed.
    return people.map(({ id, name }) => ({ holder: { name }, own: {}, registrationId: id }));
  }

  private drafts(
    body: LettersBody,
    people: Person[],
    event: LetterEvent | undefined,
    issuer: LetterIssuer,
  ): LetterDraft[] {
    const today = this.sources.today();
    const refused: { pointer: string; code: string; detail: { zh: string; en: string } }[] = [];
    const drafts = people.map(({ holder, own, registrationId }, row) => {
      const line = { ...body, ...own };
      const about = { event, issuer, today, ...(registrationId && { registrationId }) };
      const { content, holder: named, problems } = draftOf(line, holder, about);
      for (const { field, code, detail } of problems)
        refused.push({ pointer: `/holders/${row}/${field}`, code, detail: saidOf(named.name, detail) });
      return { row, content, holder: named };
    });
    if (refused.length > 0) throw new LettersRefused(refused);
    return drafts;
  }
}

const saidOf = (name: string, { zh, en }: { zh: string; en: string }): { zh: string; en: string } => ({
  zh: `${name}:${zh}`,
  en: `${name}: ${en}`,
});

const given = <T extends object>(value: T): Partial<T> =>
  Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== undefined && inner !== null)) as Partial<T>;

function listed(body: HolderBody): Person {
  const { name, organisation, email, locale, ...own } = body;
  const holder = given({ organisation: organisation?.trim() || undefined, email: email?.trim(), locale });
  return { holder: { name, ...holder }, own: given(own) };
}
