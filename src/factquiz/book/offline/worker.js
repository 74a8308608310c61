/* Keeps the whole book in the browser, so that it opens without a connection.
   The build puts the files and their checksums here. A book that changed brings a new worker:
   it takes over what is the same, fetches the rest, and waits until the reader wants it. */
"use strict";
const FILES = {};
const NAME = `factquiz ${registration.scope} `;
const CACHE = NAME + EDITION;
const LIST = "factquiz-files"; /* the entry that says what a cache holds */
const AT_ONCE = 6;

const address = (path) => new URL(path, registration.scope).href;

addEventListener("install", (event) => event.waitUntil(keep()));

async function keep() {
  const earlier = await known();
  const cache = await caches.open(CACHE);
  const waiting = Object.entries(FILES);
  const some = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, checksum] = next;
      const same = earlier.get(`${path} ${checksum}`);
      await cache.put(address(path), (same && (await same.match(address(path)))) || (await fetched(path)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
  /* Was the book replaced on its server meanwhile? Then half of this is of another edition. */
  const now = await (await fetch(location.href, { cache: "no-store" })).text();
  if (!now.includes(EDITION)) throw new Error("The book changed while it was being fetched.");
  await cache.put(address(LIST), Response.json(FILES));
}

/* What earlier editions hold: "path checksum" to the cache that has it. */
async function known() {
  const found = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith(NAME) || name === CACHE) continue;
    const cache = await caches.open(name);
    const list = await cache.match(address(LIST));
    for (const [path, checksum] of Object.entries(list ? await list.json() : {})) {
      found.set(`${path} ${checksum}`, cache);
    }
  }
  return found;
}

/* The browser's own cache may hold a file of last week: "no-cache" asks whether it is still so.
   A page that came by a detour may not answer a request for a page, hence the copy. */
async function fetched(path) {
  const response = await fetch(address(path), { cache: "no-cache" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  const { status, headers } = response;
  return new Response(await response.blob(), { status, headers });
}

addEventListener("activate", (event) => event.waitUntil(forget()));

async function forget() {
  for (const name of await caches.keys()) {
    if (name.startsWith(NAME) && name !== CACHE) await caches.delete(name);
  }
}

/* The reader has asked for the new edition. */
addEventListener("message", (event) => {
  if (event.data === "factquiz: take over") skipWaiting();
});

addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (path !== null) event.respondWith(answer(event.request, path));
});

/* The file that a request means, or null if it is not one of the book's. */
function pathOf({ method, url }) {
  if (method !== "GET" || !url.startsWith(registration.scope)) return null;
  const { pathname } = new URL(url);
  const path = decodeURI(pathname.slice(new URL(registration.scope).pathname.length));
  const tried = [path, `${path}index.html`, `${path}.html`, `${path}/index.html`];
  return tried.find((each) => Object.hasOwn(FILES, each)) ?? null;
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  return (await cache.match(address(path))) || fetch(request);
}
