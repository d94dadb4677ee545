/** Who may do what, by hand from the product's own description: one status for each caller, in the order of `callerNames`. */
export interface Rule {
  method: string;
  /** As in the OpenAPI document. */
  path: string;
  /** Of the scene, what stands for `{id}`. */
  on: string;
  statuses: string;
  body?: string;
  type?: string;
}

const times = '"startsAt":"2030-01-01T01:00:00Z","endsAt":"2030-01-01T03:00:00Z"';
const drafted = `{"title":"活动","kind":"salon","mode":"onsite","visibility":"public","hostIds":["{bureau}"],${times}}`;
const party = (id: string) =>
  `{"organisationId":"{${id}}","label":"${id}","signatories":[{"name":"某","email":"x@example.com","role":"signer"}]}`;
const contract = `{"kind":"framework","title":"协议","body":"正文","parties":[${party('university')},${party('enterprise')}]}`;
const intent = '"kind":"cooperation","fromOrganisationId":"{university}","toOrganisationId":"{enterprise}"';
const eventRow = `code,title,kind,mode,visibility,hosts,starts_on,ends_on\n`;
const form =
  '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\nContent-Type: application/pdf\r\n\r\n';

const multipart = 'multipart/form-data; boundary=x';

const open = '200 200 200 200 200 200 200 200 200';
const signedIn = '401 401 401 200 200 200 200 200 200';
const staffOnly = '401 401 401 403 403 403 403 200 200';
const adminOnly = '401 401 401 403 403 403 403 403 200';
const hostOnly = '401 401 401 403 403 403 200 403 200';
/** Of an event that others cannot see: to them it is not there. */
const hostOfUnseen = '401 401 401 403 403 404 200 403 200';
const parties = '401 401 401 404 200 403 403 200 200';
/** One registration: a link that is another's opens nothing. */
const ownPlace = '401 404 401 403 403 403 200 403 200';
const attendeeAlone = '401 404 401 403 403 403 403 403 403';
const organisersAndStaff = (status: number) => `401 401 401 403 403 ${status} ${status} ${status} ${status}`;
const ofPublished = '404 404 404 404 404 404 200 200 200';
/** What is not published yet is seen by its owner's members and by who reviews. */
const ofOwner = '404 404 404 404 200 200 200 200 200';
const ofInternal = '404 404 404 200 200 200 200 200 200';

// Method and path | what stands for {id} | statuses | body. What changes something for good is done by the first who may.
const lines: [string, string, string, string?, string?][] = [
  [
    'POST /api/achievements',
    '',
    '401 401 401 403 201 201 201 201 201',
    '{"title":"{unique}","ownerId":"{university}"}',
  ],
  ['GET /api/achievements', '', open],
  ['GET /api/achievements/{id}', 'achievement', open],
  ['GET /api/achievements/{id}', 'achievementDraft', ofOwner],
  ['PATCH /api/achievements/{id}', 'achievementDraft', '401 401 401 404 200 200 200 200 200', '{}'],
  ['POST /api/achievements/{id}/submit', 'achievementSubmit', '401 401 401 404 200 409 409 409 409', '{}'],
  [
    'POST /api/achievements/{id}/give-back',
    'achievementSubmit',
    '401 401 401 403 403 200 409 409 409',
    '{"reason":"补充"}',
  ],
  ['POST /api/achievements/{id}/publish', 'achievementPublish', '401 401 401 403 403 200 409 409 409', '{}'],
  ['POST /api/achievements/{id}/withdraw', 'achievementPublish', '401 401 401 403 200 409 409 409 409', '{}'],
  ['POST /api/needs', '', '401 401 401 403 201 201 201 201 201', '{"title":"{unique}","ownerId":"{university}"}'],
  ['GET /api/needs', '', open],
  ['GET /api/needs/{id}', 'need', open],
  ['GET /api/needs/{id}', 'needDraft', ofOwner],
  ['PATCH /api/needs/{id}', 'needDraft', '401 401 401 404 200 200 200 200 200', '{}'],
  ['POST /api/needs/{id}/submit', 'needSubmit', '401 401 401 404 200 409 409 409 409', '{}'],
  ['POST /api/needs/{id}/give-back', 'needSubmit', '401 401 401 403 403 200 409 409 409', '{"reason":"补充"}'],
  ['POST /api/needs/{id}/publish', 'needPublish', '401 401 401 403 403 200 409 409 409', '{}'],
  ['POST /api/needs/{id}/withdraw', 'needPublish', '401 401 401 403 200 409 409 409 409', '{}'],
  ['GET /api/agreements', '', '401 401 401 200 200 403 403 200 200'],
  ['POST /api/agreements', '', '401 401 401 403 403 403 403 201 201', contract],
  ['GET /api/agreements/{id}', 'agreement', parties],
  ['PATCH /api/agreements/{id}', 'agreement', staffOnly, '{}'],
  ['POST /api/agreements/{id}/abandon', 'abandon', '401 401 401 403 403 403 403 200 409', '{"reason":"无"}'],
  ['GET /api/agreements/{id}/audit-trail', 'agreement', parties],
  ['GET /api/agreements/{id}/document.pdf', 'sent', parties],
  ['POST /api/agreements/{id}/extend', 'sent', staffOnly.replaceAll('200', '422'), '{"signBy":"2020-01-01"}'],
  ['GET /api/agreements/{id}/milestones', 'agreement', parties],
  [
    'POST /api/agreements/{id}/milestones',
    'sent',
    staffOnly.replaceAll('200', '201'),
    '{"title":"首付款","dueOn":"2030-01-01","kind":"payment"}',
  ],
  ['GET /api/agreements/{id}/paper', 'agreement', '401 401 401 404 404 403 403 404 404'],
  ['POST /api/agreements/{id}/paper', 'agreement', staffOnly.replaceAll('200', '415'), '{}'],
  ['POST /api/agreements/{id}/paper/verify', 'agreement', staffOnly.replaceAll('200', '409'), '{}'],
  ['POST /api/agreements/{id}/remind', 'sent', staffOnly, '{}'],
  ['POST /api/agreements/{id}/send', 'send', '401 401 401 403 403 403 403 200 409', '{}'],
  ['POST /api/agreements/{id}/terminate', 'agreement', '401 401 401 403 403 403 403 409 409', '{"reason":"无"}'],
  ['POST /api/agreements/{id}/void', 'void', '401 401 401 403 403 403 403 200 409', '{"reason":"无"}'],
  ['GET /api/attendances', '', organisersAndStaff(200)],
  ['GET /api/auth/get-session', '', open],
  ['GET /api/auth/jwks', '', open],
  ['POST /api/auth/request-password-reset', '', open, '{"email":"{unique}@example.com"}'],
  ['POST /api/auth/reset-password', '', open.replaceAll('200', '422'), '{"token":"x","newPassword":"0123456789"}'],
  [
    'POST /api/auth/sign-in/email',
    '',
    open.replaceAll('200', '401'),
    '{"email":"{unique}@example.com","password":"x"}',
  ],
  ['GET /api/calendar.ics', '', open],
  ['POST /api/check-ins/{id}/undo', 'checkIn', hostOnly, '{}'],
  ['POST /api/door-links/sessions', '', open.replaceAll('200', '404'), '{"token":"x"}'],
  ['POST /api/events', '', '401 401 401 403 403 403 201 403 201', drafted],
  ['GET /api/events', '', open],
  ['GET /api/events/{id}', 'event', open],
  ['GET /api/events/{id}', 'draft', ofPublished],
  ['GET /api/events/{id}', 'dropped', ofPublished],
  ['GET /api/events/{id}', 'internal', ofInternal],
  ['GET /api/events/{id}', 'closed', ofPublished],
  ['PATCH /api/events/{id}', 'event', hostOnly, '{"venue":"某处"}'],
  ['PATCH /api/events/{id}', 'draft', hostOfUnseen, '{"venue":"某处"}'],
  ['GET /api/events/{id}.ics', 'event', open],
  ['GET /api/events/{id}.ics', 'closed', ofPublished],
  ['GET /api/events/{id}/availability', 'event', open],
  ['GET /api/events/{id}/availability', 'draft', ofPublished],
  ['GET /api/events/{id}/availability', 'dropped', ofPublished],
  ['GET /api/events/{id}/availability', 'internal', ofInternal],
  ['GET /api/events/{id}/availability', 'closed', ofPublished],
  ['POST /api/events/{id}/cancel', 'cancel', '401 401 401 403 403 403 200 403 409', '{}'],
  ['POST /api/events/{id}/check-ins', 'event', hostOnly, '{"code":"nobody","nonce":"{unique}"}'],
  [
    'POST /api/events/{id}/check-ins',
    'closed',
    hostOfUnseen.replace('404', '422'),
    '{"code":"nobody","nonce":"{unique}"}',
  ],
  ['GET /api/events/{id}/check-ins', 'event', hostOnly],
  ['GET /api/events/{id}/check-ins.csv', 'event', hostOnly],
  [
    'POST /api/events/{id}/check-ins/batch',
    'event',
    hostOnly,
    '{"scans":[{"code":"nobody","nonce":"{unique}","occurredAt":"2026-01-01T00:00:00Z"}]}',
  ],
  ['POST /api/events/{id}/check-ins/{checkInId}/undo', 'event', hostOnly, '{}'],
  ['GET /api/events/{id}/door-count', 'event', hostOnly],
  ['POST /api/events/{id}/door-links', 'event', hostOnly.replaceAll('200', '201'), '{"label":"东门"}'],
  ['GET /api/events/{id}/door-links', 'event', hostOnly],
  ['POST /api/events/{id}/door-links/{linkId}/revoke', 'event', hostOnly, '{}'],
  ['GET /api/events/{id}/door-list', 'event', hostOnly],
  ['GET /api/events/{id}/door-list', 'closed', hostOfUnseen],
  ['POST /api/events/{id}/end', 'end', '401 401 401 403 403 403 200 403 409', '{}'],
  ['POST /api/events/{id}/link-again', 'closed', open, '{"email":"{unique}@example.com"}'],
  ['GET /api/events/{id}/occupancy', 'event', hostOnly],
  ['POST /api/events/{id}/postpone', 'postpone', '401 401 401 403 403 403 200 403 409', '{}'],
  ['POST /api/events/{id}/publish', 'publish', '401 401 401 403 403 404 200 403 409', '{}'],
  [
    'POST /api/events/{id}/registrations',
    'event',
    open.replaceAll('200', '201'),
    '{"name":"客","email":"{unique}@example.com"}',
  ],
  [
    'POST /api/events/{id}/registrations',
    'internal',
    '404 404 404 201 201 201 201 201 201',
    '{"name":"客","email":"{unique}@example.com"}',
  ],
  [
    'POST /api/events/{id}/group-registrations',
    'event',
    open.replaceAll('200', '201'),
    '{"contact":{"name":"联络人","email":"contact@example.com"},"organisation":"某所","people":[{"name":"某","email":"group@example.com"}]}',
  ],
  [
    'POST /api/events/{id}/registrations/approve',
    'event',
    hostOnly,
    '{"ids":["01963f00-0000-7000-8000-000000000000"]}',
  ],
  [
    'POST /api/events/{id}/registrations/reject',
    'event',
    hostOnly,
    '{"ids":["01963f00-0000-7000-8000-000000000000"],"reason":"满"}',
  ],
  [
    // What does not exist may be on its way: who is signed in waits, and is told the same of a closed event.
    'POST /api/events/{id}/registrations',
    'closed',
    '404 404 404 422 422 422 201 404 201',
    '{"name":"客","email":"{unique}@example.com"}',
  ],
  ['POST /api/events/{id}/answer-files', 'event', open.replaceAll('200', '409'), `${form}x\r\n--x--\r\n`, multipart],
  [
    'POST /api/events/{id}/answer-files',
    'closed',
    ofPublished.replaceAll('200', '409'),
    `${form}x\r\n--x--\r\n`,
    multipart,
  ],
  [
    'POST /api/events/{id}/invitations',
    'event',
    hostOnly.replaceAll('200', '201'),
    '{"invitations":[{"email":"{unique}@example.com"}]}',
  ],
  ['GET /api/events/{id}/invitations', 'event', hostOnly],
  ['GET /api/events/{id}/invitations', 'closed', hostOfUnseen],
  ['GET /api/events/{id}/invitations.csv', 'event', hostOnly],
  ['POST /api/events/{id}/invitations/import', 'event', hostOnly, 'email\n', 'text/csv'],
  ['POST /api/events/{id}/invitations/remind', 'event', hostOnly, '{}'],
  ...['', '/events/{id}'].flatMap((of) =>
    ['revoke', 'remind', 'resend'].map((step): [string, string, string, string] => [
      `POST /api${of}/invitations/{invitationId}/${step}`,
      'event',
      '401 401 401 403 403 404 404 403 404',
      '{}',
    ]),
  ),
  ['POST /api/invitations/sessions', '', open.replaceAll('200', '404'), '{"token":"x"}'],
  ['GET /api/invitations/session', '', open.replaceAll('200', '404')],
  ['POST /api/invitations/accept', '', open.replaceAll('200', '404'), '{"name":"客"}'],
  ['POST /api/invitations/decline', '', open.replaceAll('200', '404'), '{}'],
  ['GET /api/events/{id}/registrations', 'event', hostOnly],
  ['GET /api/events/{id}/registrations', 'closed', hostOfUnseen],
  ['GET /api/events/{id}/registrations.csv', 'event', hostOnly],
  ['GET /api/events/{id}/registrations/totals', 'event', hostOnly],
  ['POST /api/events/{id}/sessions', 'draft', hostOfUnseen.replaceAll('200', '201'), `{"title":"场次",${times}}`],
  ['GET /api/events/{id}/sessions', 'event', open],
  ['GET /api/events/{id}/sessions', 'draft', ofPublished],
  ['GET /api/events/{id}/sign-up-terms', 'event', hostOnly],
  ['PATCH /api/events/{id}/sign-up-terms', 'event', hostOnly, '{}'],
  [
    'POST /api/events/{id}/showings',
    'event',
    hostOnly.replaceAll('200', '201'),
    '{"form":"lab_tour","title":"{unique}"}',
  ],
  [
    'POST /api/events/{id}/live-views',
    'event',
    hostOnly.replaceAll('200', '201'),
    `{"count":9,"at":"2026-01-01T01:00:00Z","source":"科创通"}`,
  ],
  ['POST /api/events/{id}/head-counts', 'event', hostOnly.replaceAll('200', '201'), '{"count":9,"source":"现场"}'],
  ['GET /api/showings', '', open],
  ['DELETE /api/showings/{id}', 'showing', '401 401 401 403 403 403 204 403 404'],
  ['GET /api/live-views', '', open],
  ['GET /api/head-counts', '', open],
  ['GET /api/events/{id}/wall-code', 'event', hostOnly],
  ['POST /api/events/{id}/wall-code/reissue', 'event', hostOnly, '{}'],
  ['GET /api/follow-ups', '', staffOnly],
  ['GET /api/follow-ups/{id}', 'followUp', staffOnly],
  ['PATCH /api/follow-ups/{id}', 'followUp', staffOnly, '{}'],
  [
    'POST /api/follow-ups/{id}/advance',
    'followUp',
    '401 401 401 403 403 403 403 200 409',
    '{"to":"contacted","note":"去电"}',
  ],
  ['POST /api/follow-ups/{id}/log', 'followUp', staffOnly, '{"note":"去电"}'],
  ['GET /api/follow-ups.csv', '', staffOnly],
  ['GET /api/follow-ups.xlsx', '', staffOnly],
  ['GET /api/follow-ups/owners', '', staffOnly],
  ['GET /api/follow-ups/totals', '', staffOnly],
  [
    'POST /api/follow-ups/{id}/tasks',
    'followUp',
    staffOnly.replaceAll('200', '201'),
    '{"title":"走访","dueOn":"2030-01-01"}',
  ],
  ['PATCH /api/follow-ups/{id}/tasks/{taskId}', 'followUp', staffOnly.replaceAll('200', '404'), '{}'],
  ['POST /api/follow-ups/{id}/tasks/{taskId}/done', 'followUp', staffOnly.replaceAll('200', '404'), '{}'],
  ['POST /api/follow-ups/{id}/tasks/{taskId}/cancel', 'followUp', staffOnly.replaceAll('200', '404'), '{}'],
  [
    'POST /api/follow-ups/{id}/files',
    'followUp',
    staffOnly.replaceAll('200', '415'),
    `${form.replace('a.pdf', 'a.html')}x\r\n--x--\r\n`,
    'multipart/form-data; boundary=x',
  ],
  ['GET /api/follow-ups/{id}/files/{fileId}', 'followUp', staffOnly.replaceAll('200', '404')],
  [
    'POST /api/follow-ups/{id}/referrals',
    'followUp',
    staffOnly.replaceAll('200', '201'),
    '{"service":"testing","referredTo":"检测中心"}',
  ],
  ['GET /api/referrals', '', staffOnly],
  ['GET /api/referrals.csv', '', staffOnly],
  ['GET /api/referrals.xlsx', '', staffOnly],
  ['GET /api/referrals/summary', '', staffOnly],
  ['GET /api/referrals/{id}', 'followUp', staffOnly.replaceAll('200', '404')],
  ['PATCH /api/referrals/{id}', 'followUp', staffOnly.replaceAll('200', '404'), '{"answer":"declined"}'],
  ['GET /api/today', '', staffOnly],
  ['DELETE /api/intents/{id}/contact', 'intent', staffOnly],
  ['POST /api/imports/achievements', '', organisersAndStaff(200), 'code,title,owner\n', 'text/csv'],
  ['POST /api/imports/needs', '', organisersAndStaff(200), 'code,title,owner\n', 'text/csv'],
  ['POST /api/imports/agreements', '', staffOnly, 'code,kind,title,party_a,party_b,signed_on\n', 'text/csv'],
  ['POST /api/imports/events', '', '401 401 401 403 403 200 200 403 200', eventRow, 'text/csv'],
  ['POST /api/imports/organisations', '', organisersAndStaff(200), 'code,name,kind\n', 'text/csv'],
  ['POST /api/intents', '', '401 401 401 403 201 201 201 201 201', `{${intent}}`],
  ['POST /api/intents', '', '401 401 401 403 201 403 201 201 201', `{"eventId":"{event}",${intent}}`],
  ['GET /api/intents', '', signedIn],
  ['GET /api/intents/{id}', 'intent', '401 401 401 404 200 404 200 200 200'],
  ['GET /api/mail-jobs', '', staffOnly],
  ['POST /api/mail-jobs/{id}/retry', 'job', '401 401 401 403 403 403 403 409 409', '{}'],
  ['GET /api/me', '', signedIn],
  ['POST /api/organisations', '', organisersAndStaff(201), '{"name":"{unique}","kind":"park"}'],
  ['GET /api/organisations', '', signedIn],
  ['GET /api/organisations/{id}', 'bureau', signedIn],
  ['PATCH /api/organisations/{id}', 'bureau', '401 401 401 403 403 403 200 200 200', '{}'],
  // Without a month: 400 to whoever may.
  ['GET /api/reports/digest', '', open.replaceAll('200', '400')],
  ['GET /api/reports/digest.docx', '', open.replaceAll('200', '400')],
  ['GET /api/reports/digest.html', '', open.replaceAll('200', '400')],
  ['GET /api/reports/digest.pdf', '', open.replaceAll('200', '400')],
  ['PATCH /api/reports/digest', '', organisersAndStaff(400), '{}'],
  ['POST /api/reports/digest/publish', '', organisersAndStaff(400), '{}'],
  ['GET /api/reports/digests', '', open],
  ['POST /api/registrations/sessions', '', open.replaceAll('200', '404'), '{"token":"x"}'],
  ['POST /api/registrations/confirm-email', '', open.replaceAll('200', '404'), '{"token":"x"}'],
  ['GET /api/registrations/{id}/files', 'registration', hostOnly],
  ['GET /api/registrations/{id}/files/{fileId}', 'registration', '401 401 401 403 403 404 404 403 404'],
  ['GET /api/registrations/{id}', 'registration', ownPlace],
  ['PATCH /api/registrations/{id}', 'registration', ownPlace, '{"title":"经理"}'],
  ['POST /api/registrations/{id}/approve', 'approve', hostOnly, '{}'],
  ['POST /api/registrations/{id}/accept-offer', 'registration', ownPlace, '{}'],
  ['GET /api/registrations/{id}/history', 'registration', hostOnly],
  ['POST /api/registrations/{id}/substitute', 'approve', ownPlace, '{"name":"某","email":"instead@example.com"}'],
  ['GET /api/registrations/{id}/calendar.ics', 'registration', ownPlace],
  ['POST /api/registrations/{id}/cancel', 'cancelPlace', ownPlace, '{}'],
  ['GET /api/registrations/{id}/intents', 'registration', ownPlace],
  [
    'POST /api/registrations/{id}/intents',
    'registration',
    attendeeAlone,
    '{"kind":"cooperation","toOrganisationId":"{university}"}',
  ],
  ['POST /api/registrations/{id}/check-in', 'registration', attendeeAlone, '{"code":"x","nonce":"{unique}"}'],
  ['POST /api/registrations/{id}/join', 'registration', attendeeAlone, '{}'],
  ['POST /api/registrations/{id}/reject', 'reject', hostOnly, '{"reason":"满"}'],
  ['POST /api/series', '', organisersAndStaff(201), '{"name":"{unique}"}'],
  ['GET /api/series', '', signedIn],
  ['GET /api/series/{id}', 'series', signedIn],
  ['PATCH /api/series/{id}', 'series', organisersAndStaff(200), '{}'],
  ['PATCH /api/sessions/{id}', 'session', hostOfUnseen, '{"room":"301"}'],
  ['DELETE /api/sessions/{id}', 'session', '401 401 401 403 403 404 204 403 404'],
  ['GET /api/signing/document', '', '401 401 200 401 401 401 401 401 401'],
  ['POST /api/signing/code', '', '401 401 200 401 401 401 401 401 401', '{}'],
  [
    'POST /api/signing/delegate',
    '',
    '401 401 403 401 401 401 401 401 401',
    '{"name":"某","email":"{unique}@example.com","reason":"出差"}',
  ],
  ['POST /api/signing/decline', '', '401 401 422 401 401 401 401 401 401', '{}'],
  [
    'POST /api/signing/sign',
    '',
    '401 401 409 401 401 401 401 401 401',
    '{"consentVersion":"none","signature":{"kind":"typed","value":"某"}}',
  ],
  ['GET /api/milestones', '', '401 401 401 200 200 403 403 200 200'],
  ...['claim', 'confirm', 'miss', 'drop'].map((step): [string, string, string, string] => [
    `POST /api/milestones/{id}/${step}`,
    'agreement',
    staffOnly.replaceAll('200', '404'),
    '{}',
  ]),
  ['POST /api/milestones/{id}/files', 'agreement', staffOnly.replaceAll('200', '415'), '{}'],
  ['GET /api/milestones/{id}/files/{fileId}', 'agreement', staffOnly.replaceAll('200', '404')],
  ['POST /api/signing/sessions', '', open.replaceAll('200', '404'), '{"token":"x"}'],
  ['GET /api/users', '', adminOnly],
  [
    'POST /api/users',
    '',
    adminOnly.replaceAll('200', '201'),
    '{"email":"{unique}@example.com","name":"某","roles":["member"]}',
  ],
  ['PATCH /api/users/{id}', 'person', adminOnly, '{}'],
  ['POST /api/users/{id}/password-link', 'person', adminOnly, '{}'],
  ['POST /api/verify', '', open, `${form}%PDF-1.4\r\n--x--\r\n`, 'multipart/form-data; boundary=x'],
  ['GET /api/verify/{code}', 'code', open],
  // Last: from here on nobody is signed in.
  ['POST /api/auth/sign-out', '', open, '{}'],
];

export const rules: Rule[] = lines.map(([call, on, statuses, body, type]) => {
  const [method = '', path = ''] = call.split(' ');
  return { method, path, on, statuses, ...(body === undefined ? {} : { body, type: type ?? 'application/json' }) };
});
