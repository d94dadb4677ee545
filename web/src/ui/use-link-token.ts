import { useState } from 'react';

type Purpose = 'place' | 'sign' | 'password' | 'door' | 'here' | 'invitation' | 'confirm';

const slotOf = (purpose: Purpose): string => `zuomei.link.${purpose}`;

/** The link is used up: a reload starts without it. */
export const dropLinkToken = (purpose: Purpose): void => sessionStorage.removeItem(slotOf(purpose));

/**
 * The secret behind the # of a mailed link. It leaves the address bar at once, so that it is in no screenshot,
 * history or referrer, and stays for this tab only, so that a reload still works.
 */
export function useLinkToken(purpose: Purpose): string {
  const [token] = useState(() => {
    const slot = slotOf(purpose);
    const found = window.location.hash.slice(1);
    if (!found) return sessionStorage.getItem(slot) ?? '';
    sessionStorage.setItem(slot, found);
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    return found;
  });
  return token;
}
