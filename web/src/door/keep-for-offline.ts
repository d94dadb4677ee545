/** Named in public/door-sw.js by nobody: a cache is found by what lies in it. */
const cacheName = 'zuomei-door';

/** Everything this page was built from, so that the service worker can open it without network. */
const ownFiles = (): string[] => {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
  const ours = loaded.filter(
    ({ origin, pathname }) => origin === location.origin && /^\/(assets\/|icon)/.test(pathname),
  );
  return [...new Set(['/door', ...ours.map(({ pathname }) => pathname)])];
};

/**
 * Keeps the page and its files for a door without network, the newest of each, and nothing of an earlier release.
 * Where a browser has no service workers (or the address is not https) the page works on while it stays open.
 */
export async function keepForOffline(): Promise<void> {
  if (!('serviceWorker' in navigator) || !navigator.onLine) return;
  await navigator.serviceWorker.register('/door-sw.js', { scope: '/door' });
  const cache = await caches.open(cacheName);
  const files = ownFiles();
  const kept = await cache.keys();
  const have = new Set(kept.map(({ url }) => new URL(url).pathname));
  await cache.addAll(files.filter((path) => path === '/door' || !have.has(path)));
  for (const request of kept) if (!files.includes(new URL(request.url).pathname)) await cache.delete(request);
}
