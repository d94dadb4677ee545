import { Injectable } from '@nestjs/common';
import { Outbox } from '@zuomei/messaging';
import { Clock, requireVersion, transact } from '@zuomei/platform';
import { DataSource } from 'typeorm';
import { keepEarlierQuestions } from '../registrations/answered-questions.query.js';
import { lockOffering, saveSeats } from '../registrations/lock-offering.js';
import { promoteWaiting } from '../registrations/promote-waiting.js';
import { EventNotFound } from '../registrations/registrations.errors.js';
import { Offering } from './offering.entity.js';
import type { ChangeSignUpTermsDto } from './offerings.dto.js';
import { BelowHeld, InvalidTerms, NotPublished } from './offerings.errors.js';

type Change = Readonly<ChangeSignUpTermsDto>;
type Terms = Partial<Offering>;

const dates = ['signUpOpensAt', 'signUpClosesAt', 'checkInOpensAt', 'checkInClosesAt'] as const;
const plain = [
  'approval',
  'pendingHoldsSeat',
  'waitlist',
  'waitlistPolicy',
  'editsNeedApproval',
  'offerInOfficeHours',
  'confirmEmail',
  'retentionDays',
  'questions',
] as const;

/** After publication the terms belong here: under the event's lock, so that nobody signs up under both. */
@Injectable()
export class ChangeSignUpTerms {
  constructor(
    private readonly db: DataSource,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** @throws NotPublished | BelowHeld | InvalidTerms | STALE_VERSION */
  async execute(id: string, change: Change, ifMatch?: number): Promise<Offering> {
    return transact(this.db, async (tx) => {
      const locked = await lockOffering(tx, id);
      if (!locked) throw new EventNotFound();
      const { offering } = locked;
      requireVersion(ifMatch, offering.version);
      if (offering.publishedAt === null) throw new NotPublished();
      const terms = { ...changedTerms(offering, change), version: offering.version + 1 };
      await keepEarlierQuestions(tx, offering, terms.questions ?? offering.questions);
      Object.assign(offering, terms);
      check(offering);
      await tx.update(Offering, { id }, terms);
      // Raised capacity: whoever waits has the new seats in this same transaction.
      const facts = offering.live ? await promoteWaiting(tx, locked, this.clock.now()) : [];
      await saveSeats(tx, locked);
      await this.outbox.addAll(tx, facts);
      return offering;
    });
  }
}

function changedTerms(offering: Offering, change: Change): Terms {
  const terms: Terms = {};
  if (change.capacity !== undefined) terms.capacity = change.capacity;
  if (change.offerHours !== undefined) terms.offerHours = change.offerHours;
  if (change.capacityByMode !== undefined) {
    if (change.capacityByMode !== null && offering.mode !== 'hybrid') {
      throw new InvalidTerms(
        '/capacityByMode',
        '只有线上线下同步的活动可以分别计数。',
        'Only hybrid events count both ways apart.',
      );
    }
    terms.capacityOnsite = change.capacityByMode?.onsite ?? null;
    terms.capacityOnline = change.capacityByMode?.online ?? null;
  }
  for (const field of dates) {
    const value = change[field];
    if (value !== undefined) terms[field] = value === null ? null : new Date(value);
  }
  for (const field of plain) {
    const value = change[field];
    if (value !== undefined && value !== null) Object.assign(terms, { [field]: value });
  }
  return terms;
}

function check(o: Offering): void {
  if (o.capacity !== null && o.held > o.capacity) throw new BelowHeld(o.held);
  if (o.capacityOnsite !== null && o.heldOnsite > o.capacityOnsite) {
    throw new BelowHeld(o.heldOnsite, '/capacityByMode/onsite');
  }
  if (o.capacityOnline !== null && o.heldOnline > o.capacityOnline) {
    throw new BelowHeld(o.heldOnline, '/capacityByMode/online');
  }
  if (o.signUpOpensAt && o.signUpClosesAt && o.signUpOpensAt >= o.signUpClosesAt) {
    throw new InvalidTerms('/signUpClosesAt', '截止时间须晚于开始时间。', 'Sign-up must close after it opens.');
  }
  if (o.checkInOpensAt && o.checkInClosesAt && o.checkInOpensAt >= o.checkInClosesAt) {
    throw new InvalidTerms('/checkInClosesAt', '签到结束须晚于开始。', 'Check-in must close after it opens.');
  }
  const keys = o.questions.map((question) => question.key);
  if (new Set(keys).size < keys.length) {
    throw new InvalidTerms('/questions', '问题的 key 不能重复。', 'The keys of questions must differ.');
  }
  const open = o.questions.findIndex(
    (question) => ['choice', 'multi_choice'].includes(question.kind) && (question.options ?? []).length === 0,
  );
  const reversed = o.questions.findIndex(({ min, max }) => min !== undefined && max !== undefined && min > max);
  if (reversed >= 0) {
    throw new InvalidTerms(
      `/questions/${reversed}/max`,
      '最大值不能小于最小值。',
      'The most cannot be less than the least.',
    );
  }
  if (open >= 0) {
    throw new InvalidTerms(
      `/questions/${open}/options`,
      '选择题须有选项。',
      'A question to choose from needs options.',
    );
  }
}
