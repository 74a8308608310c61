/* Keeps a served book in the browser, and tells of a new edition of it.
   Loaded by theme.js once a page is complete, and only where there is a server. */
(() => {
  "use strict";
  const KEY = "factquiz/offline"; /* "no" if the reader wants the book not to be kept */
  const base = document.documentElement.dataset.content_root;
  const workers = navigator.serviceWorker;
  const notice = document.querySelector(".edition-notice");
  const status = document.getElementById("offline-status");
  const keep = document.getElementById("offline-keep");
  const forget = document.getElementById("offline-forget");

  const manifest = document.createElement("link");
  manifest.rel = "manifest";
  manifest.href = `${base}book.webmanifest`;
  document.head.append(manifest);

  if (!workers) {
    say("never");
    return;
  }
  if (status) {
    keep.addEventListener("click", () => start());
    forget.addEventListener("click", stop);
  }
  if (remembered() === "no" || navigator.connection?.saveData) {
    workers.getRegistration(base).then((kept) => (kept ? watch(kept) : say("off")));
  } else start();

  async function start() {
    remember(null);
    say("loading");
    try {
      watch(await workers.register(`${base}sw.js`));
    } catch {
      say("failed");
    }
  }

  async function stop() {
    remember("no");
    const kept = await workers.getRegistration(base);
    if (kept) {
      for (const name of await caches.keys()) {
        if (name.startsWith(`factquiz ${kept.scope} `)) await caches.delete(name);
      }
      await kept.unregister();
    }
    say("off");
  }

  function watch(registration) {
    if (registration.active) say("kept");
    if (registration.waiting) tell(registration);
    if (registration.installing) follow(registration, registration.installing);
    registration.addEventListener("updatefound", () => {
      follow(registration, registration.installing);
    });
  }

  function follow(registration, worker) {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") say("kept");
      if (worker.state === "redundant" && !registration.active) say("failed");
      if (worker.state === "installed" && registration.active) tell(registration);
    });
  }

  /* A new edition never takes over while somebody reads, unless she asks for it. */
  function tell(registration) {
    const [show, later] = notice.querySelectorAll("button");
    notice.firstElementChild.hidden = false;
    later.onclick = () => {
      notice.firstElementChild.hidden = true;
    };
    show.onclick = () => {
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage("factquiz: take over");
    };
  }

  function say(state) {
    if (!status) return;
    status.textContent = status.dataset[state];
    keep.hidden = state !== "off" && state !== "failed";
    forget.hidden = state !== "kept";
  }

  function remembered() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  }

  function remember(value) {
    try {
      if (value) localStorage.setItem(KEY, value);
      else localStorage.removeItem(KEY);
    } catch {
      /* Storage is forbidden: then the choice holds until the next page. */
    }
  }
})();
