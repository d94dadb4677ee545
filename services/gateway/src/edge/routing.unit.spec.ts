import { describe, expect, it } from '@jest/globals';
import { destinationOf, plainPath } from './routing.js';

describe('routing', () => {
  it.each([
    ['/api/events', 'events'],
    ['/api/events/1', 'events'],
    ['/api/events/1.ics', 'events'],
    ['/api/events/1/publish', 'events'],
    ['/api/events/1/head-counts', 'events'],
    ['/api/imports/events', 'events'],
    ['/api/calendar.ics', 'events'],
    ['/api/events/1/availability', 'registrations'],
    ['/api/events/1/registrations', 'registrations'],
    ['/api/events/1/registrations.csv', 'registrations'],
    ['/api/events/1/invitations/2/revoke', 'registrations'],
    ['/api/events/1/door-links', 'registrations'],
    ['/api/events/1/messages/preview', 'registrations'],
    ['/api/events/1/survey-results.xlsx', 'registrations'],
    ['/api/erasures/E-2222', 'registrations'],
    ['/api/registrations/sessions', 'registrations'],
    ['/api/attendances', 'registrations'],
    ['/api/check-ins/1/undo', 'registrations'],
    ['/api/agreements.csv', 'notifications'],
    ['/api/agreements/1/document.pdf', 'notifications'],
    ['/api/imports/agreements', 'notifications'],
    ['/api/imports/letters', 'notifications'],
    ['/api/letters/batches/1.zip', 'notifications'],
    ['/api/templates/1/agreements', 'notifications'],
    ['/api/ceremonies/1/stage', 'notifications'],
    ['/api/archive', 'notifications'],
    ['/api/signing/sessions', 'notifications'],
    ['/api/verify/abc', 'notifications'],
    ['/api/reports/summary', 'notifications'],
    ['/api/mail-jobs', 'notifications'],
    ['/api/referrals.csv', 'notifications'],
    ['/api/today', 'notifications'],
    ['/api/auth/whatever', 'gateway'],
    ['/api/users/1', 'gateway'],
    ['/api/usersx', 'events'],
    ['/internal/recipients', undefined],
    ['/apix', undefined],
  ])('%s is served by %s', (path, destination) => {
    expect(destinationOf(path)).toBe(destination);
  });

  it.each(['/api/../internal', '/api/%2e%2e/internal', '/api/a%2f..%2fb', '/api//x', '/api/a\\b', '/api/%ff', '/./x'])(
    '%s means too much to be passed on',
    (url) => {
      expect(plainPath(url)).toBeUndefined();
    },
  );

  it.each(['/', '/api/events?q=../x', '/api/events/a%20b', '/events/'])('%s is a plain path', (url) => {
    expect(plainPath(url)).toBe(url.split('?')[0]);
  });
});
