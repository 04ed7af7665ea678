/** A message's permalink opens its channel here, shows the message and marks it for a moment. */

import { channelOf, page } from "./page.js";

const PATTERN = /^\/archives\/([A-Z0-9]+)\/p(\d+)(\d{6})$/;
const MARKED_MS = 2500;

/** Call `go` with the channel's name when a permalink is followed. */
export function watchPermalinks(go) {
  document.addEventListener("click", async (event) => {
    const anchor = event.target.closest("a[href]");
    const found = anchor && targetOf(anchor);
    if (!found || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    await go({ place: found.channel.name });
    show(found.ts);
  });
}

function targetOf({ href }) {
  const url = new URL(href);
  const found = url.origin === window.location.origin && PATTERN.exec(url.pathname);
  const channel = found && page.state && channelOf(found[1]);
  return channel ? { channel, ts: `${found[2]}.${found[3]}` } : null;
}

function show(ts) {
  const message = document.querySelector(`[data-ts="${CSS.escape(ts)}"]`);
  if (!message) return;
  message.closest("details")?.setAttribute("open", "");
  message.scrollIntoView({ block: "center" });
  message.focus({ preventScroll: true });
  message.classList.add("found");
  window.setTimeout(() => message.classList.remove("found"), MARKED_MS);
}
