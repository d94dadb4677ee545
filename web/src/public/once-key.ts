import { useState } from 'react';
import { newKey } from '../api/new-key';

/** One key per distinct body: what is sent again after a lost connection is the same request, not a second one. */
export function useOnceKey() {
  const [last, setLast] = useState({ body: '', key: '' });
  return (body: unknown): string => {
    const text = JSON.stringify(body);
    if (text === last.body) return last.key;
    const key = newKey();
    setLast({ body: text, key });
    return key;
  };
}
