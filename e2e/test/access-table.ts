import { eventsLines } from './access-events.js';
import { gatewayLines } from './access-gateway.js';
import { notificationsLines } from './access-notifications.js';
import { registrationsLines } from './access-registrations.js';
import type { Rule } from './access-words.js';

// The gateway's last: from there on nobody is signed in.
export const rules: Rule[] = [...eventsLines, ...registrationsLines, ...notificationsLines, ...gatewayLines].map(
  ([call, on, statuses, body, type]) => {
    const [method = '', path = ''] = call.split(' ');
    return { method, path, on, statuses, ...(body === undefined ? {} : { body, type: type ?? 'application/json' }) };
  },
);
