import { signServiceToken } from '@zuomei/platform';
import type { Settings } from '../config.js';

const patienceMilliseconds = 5_000;

interface Question {
  service: 'registrations' | 'gateway';
  url: URL;
  ids?: readonly string[];
}

/**
 * Asks a service that keeps people's data for what is needed now. Nothing of it is stored or logged.
 * @throws Error without personal data when it does not answer within 5 s
 */
export async function askService<T>(settings: Settings, { service, url, ids }: Question): Promise<T[]> {
  const token = await signServiceToken(settings.serviceKey, 'notifications', service);
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), patienceMilliseconds);
  try {
    const response = await fetch(url, {
      method: ids === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, ...(ids && { 'content-type': 'application/json' }) },
      ...(ids && { body: JSON.stringify({ ids }) }),
      signal: patience.signal,
    });
    if (!response.ok) throw new Error(`${service} answered ${response.status}`);
    return ((await response.json()) as { items: T[] }).items;
  } finally {
    clearTimeout(timer);
  }
}
