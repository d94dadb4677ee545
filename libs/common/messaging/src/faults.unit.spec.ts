import { describe, expect, it } from '@jest/globals';
import { refuseFaultsInProduction } from './faults.js';

describe('switches for fault tests', () => {
  it.each(['CRASH_AT', 'ZUOMEI_GUARD_OFF'])('%s is refused in production', (name) => {
    expect(() => refuseFaultsInProduction({ NODE_ENV: 'production', [name]: 'inbox' })).toThrow(
      `${name} is for fault tests only`,
    );
  });

  it('a fault run may have them', () => {
    refuseFaultsInProduction({ NODE_ENV: 'production', CRASH_AT: 'after_publish_before_mark', ZUOMEI_TEST: '1' });
    refuseFaultsInProduction({ NODE_ENV: 'development', ZUOMEI_GUARD_OFF: 'inbox' });
    refuseFaultsInProduction({ NODE_ENV: 'production', CRASH_AT: '' });
  });
});
