import { describe, expect, it } from '@jest/globals';
import { troubleOf } from './mail-trouble.js';

const failure = (more: object): Error => Object.assign(new Error('x <leng@example.com>'), more);

describe('why a mail did not leave', () => {
  it.each<[string, Error, ReturnType<typeof troubleOf>]>([
    [
      'a refused address is final',
      failure({ code: 'EENVELOPE', responseCode: 550, response: '550 5.1.1 <leng@example.com> unknown' }),
      { kind: 'address', code: 'SMTP_550 5.1.1' },
    ],
    [
      'a refused text is final',
      failure({ code: 'EMESSAGE', responseCode: 554 }),
      { kind: 'address', code: 'SMTP_554' },
    ],
    ['"later" may pass', failure({ code: 'EENVELOPE', responseCode: 451 }), { kind: 'passing', code: 'SMTP_451' }],
    [
      'a muddled session may pass',
      failure({ code: 'EENVELOPE', responseCode: 503 }),
      { kind: 'passing', code: 'SMTP_503' },
    ],
    ['nothing listens', failure({ code: 'ESOCKET' }), { kind: 'connection', code: 'ESOCKET' }],
    [
      'our own sign-in is refused',
      failure({ code: 'EAUTH', responseCode: 535 }),
      { kind: 'connection', code: 'EAUTH' },
    ],
    ['no address at all', failure({ code: 'EENVELOPE' }), { kind: 'address', code: 'EENVELOPE' }],
    ['anything else', failure({}), { kind: 'passing', code: 'EUNKNOWN' }],
  ])('%s', (_, error, trouble) => {
    expect(troubleOf(error)).toEqual(trouble);
  });
});
