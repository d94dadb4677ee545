/* global self, caches, fetch */
// Opens the gate's page without network. It serves that page and its files only; calls of the API pass untouched.
const patienceMs = 3000;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (pathname.startsWith('/assets/') || pathname === '/icon.svg') event.respondWith(file(request));
});

// The newest page where there is a network, with its own policy and nonce as they came; else the one kept.
async function page(request) {
  const kept = await caches.match('/door');
  if (!kept) return fetch(request);
  const timer = new Promise((resolve) => setTimeout(resolve, patienceMs, kept));
  return Promise.race([fetch(request).catch(() => kept), timer]).then((answer) => (answer.ok ? answer : kept));
}

// Files carry their hash in their name: what is kept never changes.
async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}
