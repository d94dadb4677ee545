import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { kindOfFailure, PermanentFailure, TransientFailure } from './failures.js';

const coded = (code: string, message = 'said by the driver'): Error => Object.assign(new Error(message), { code });

describe('what a failure means for its message', () => {
  it.each([
    ['a fault of the message', new PermanentFailure('never'), 'permanent'],
    ['a neighbour that is away', new TransientFailure('later'), 'outage'],
    ['a refused connection', coded('ECONNREFUSED'), 'outage'],
    ['a shutdown of the server', coded('57P01'), 'outage'],
    ['a server still starting', coded('57P03'), 'outage'],
    ['a full disk', coded('53100'), 'outage'],
    ['a connection lost in the middle', new Error('Connection terminated unexpectedly'), 'outage'],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect'), 'outage'],
    ['a shutdown, told by TypeORM', new QueryFailedError('SELECT 1', [], coded('57P01')), 'outage'],
    ['several addresses, all refused', Object.assign(new Error('x'), { cause: coded('ECONNREFUSED') }), 'outage'],
    ['a deadlock', new QueryFailedError('UPDATE', [], coded('40P01')), 'collision'],
    ['a lock not given in time', coded('55P03'), 'collision'],
    ['a broken constraint', new QueryFailedError('INSERT', [], coded('23505')), 'unclear'],
    ['a bug', new TypeError('x is not a function'), 'unclear'],
    ['something that is no error', 'text', 'unclear'],
  ])('%s', (_, error, kind) => {
    expect(kindOfFailure(error)).toBe(kind);
  });
});
