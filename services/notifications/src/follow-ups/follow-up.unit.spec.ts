import { describe, expect, it } from '@jest/globals';
import { followUpStatuses, type FollowUpStatus } from '@zuomei/contracts';
import { FollowUp } from './follow-up.entity.js';
import { FollowUpReasonMissing, FollowUpStepRefused } from './follow-ups.errors.js';

const openedAt = new Date('2026-03-10T01:00:00Z');
const now = new Date('2026-03-12T01:00:00Z');

function at(status: FollowUpStatus): FollowUp {
  const followUp = FollowUp.open('f', { id: 'i', eventId: null }, openedAt);
  followUp.status = status;
  return followUp;
}

const after = (from: FollowUpStatus, to: FollowUpStatus): FollowUpStatus | 'refused' => {
  const followUp = at(from);
  try {
    followUp.advance(to, to === 'lost' ? 'no_budget' : undefined, now);
    return followUp.status;
  } catch (error) {
    expect(error).toBeInstanceOf(FollowUpStepRefused);
    return 'refused';
  }
};

describe('a follow-up', () => {
  it.each<[FollowUpStatus, FollowUpStatus[]]>([
    ['open', ['contacted', 'negotiating', 'drafting', 'signed', 'landed', 'lost']],
    ['contacted', ['negotiating', 'drafting', 'signed', 'landed', 'lost']],
    ['negotiating', ['drafting', 'signed', 'landed', 'lost']],
    ['drafting', ['signed', 'landed', 'lost']],
    ['signed', ['landed']],
    ['landed', []],
    ['lost', []],
  ])('goes from %s only to %j', (from, allowed) => {
    expect(followUpStatuses.filter((to) => after(from, to) !== 'refused')).toEqual(allowed);
  });

  it('is lost for a reason only', () => {
    expect(() => at('open').advance('lost', undefined, now)).toThrow(FollowUpReasonMissing);
    const lost = at('negotiating');
    lost.advance('lost', 'no_budget', now);
    expect([lost.reasonCode, lost.isSettled]).toEqual(['no_budget', true]);
  });

  it('keeps no reason for a step that is not a loss', () => {
    const followUp = at('open');
    followUp.advance('contacted', 'no_budget', now);
    expect(followUp.reasonCode).toBeNull();
  });

  it('counts every change', () => {
    const followUp = at('open');
    followUp.advance('contacted', undefined, now);
    followUp.assign({ id: 'u', name: '王跟进' });
    expect(followUp.version).toBe(3);
  });

  it('is past a step that it has reached or can no longer reach', () => {
    expect([at('drafting').isPast('drafting'), at('open').isPast('drafting'), at('lost').isPast('signed')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
