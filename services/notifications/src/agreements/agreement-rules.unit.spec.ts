import { describe, expect, it } from '@jest/globals';
import { decimal, endOf, localDayOf, requireAmounts, requireNoOverlap, requireTerm } from './agreement-rules.js';
import { atTurn, Signatory } from './signatory.entity.js';

describe('sums', () => {
  it('are compared as decimals, never as floats', () => {
    expect(['1200000', '0012.5', '0'].map(decimal)).toEqual(['1200000.00', '12.50', '0.00']);
    expect(() => requireAmounts('999999999999999.98', '999999999999999.99')).toThrow();
    expect(() => requireAmounts('0.30', '0.3')).not.toThrow();
    expect(() => requireAmounts(null, '1.00')).toThrow();
    expect(() => requireAmounts(null, null)).not.toThrow();
  });
});

describe('terms', () => {
  it('run forward, and a renewal starts the day after its predecessor at the earliest', () => {
    expect(() => requireTerm('2026-01-02', '2026-01-01')).toThrow();
    expect(() => requireTerm('2026-01-01', '2026-01-01')).not.toThrow();
    expect(() => requireNoOverlap('2026-01-01', '2026-01-01')).toThrow();
    expect(() => requireNoOverlap('2026-01-02', '2026-01-01')).not.toThrow();
    expect(() => requireNoOverlap('2026-01-02', null)).toThrow();
  });

  it('are days of the bureau', () => {
    expect(localDayOf(new Date('2026-03-09T16:00:00Z'))).toBe('2026-03-10');
    expect(endOf('2026-03-10').toISOString()).toBe('2026-03-10T15:59:59.999Z');
    expect(endOf('2026-03-10T01:00:00Z').toISOString()).toBe('2026-03-10T01:00:00.000Z');
  });
});

describe('whose turn it is', () => {
  const person = (order: number, status: Signatory['status'], role: Signatory['role'] = 'signer'): Signatory =>
    Object.assign(new Signatory(), { order, status, role });

  it('is that of the lowest order still awaited; who only gets a copy never is', () => {
    const [copied, first, also, later] = [
      person(1, 'waiting_turn', 'cc'),
      person(2, 'signed'),
      person(2, 'opened', 'approver'),
      person(3, 'waiting_turn'),
    ];
    expect(atTurn([copied, first, also, later])).toEqual([also]);
    also.status = 'approved';
    expect(atTurn([copied, first, also, later])).toEqual([later]);
    later.status = 'signed';
    expect(atTurn([copied, first, also, later])).toEqual([]);
  });
});
