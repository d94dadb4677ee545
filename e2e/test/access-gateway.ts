import { type Line, open, signedIn, adminOnly } from './access-words.js';

export const gatewayLines: Line[] = [
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
  ['GET /api/me', '', signedIn],
  ['GET /api/users', '', adminOnly],
  ['GET /api/users.{format}', '', adminOnly],
  [
    'POST /api/users',
    '',
    adminOnly.replaceAll('200', '201'),
    '{"email":"{unique}@example.com","name":"某","roles":["member"]}',
  ],
  ['PATCH /api/users/{id}', 'person', adminOnly, '{}'],
  ['POST /api/users/{id}/password-link', 'person', adminOnly, '{}'],
  // Last: from here on nobody is signed in.
  ['POST /api/auth/sign-out', '', open, '{}'],
];
