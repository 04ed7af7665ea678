/** Follows the newest message, unless the person has scrolled up to read. */

import { byId } from "./dom.js";

const NEAR_PX = 80;

let pinned = true;

const toEnd = (log) => {
  log.scrollTop = log.scrollHeight;
};

const atEnd = (log) => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_PX;

/** Redraw, then show the end, or say that there is something newer below. */
export function follow(log, anew, redraw) {
  const height = log.scrollHeight;
  if (anew) pinned = true;
  redraw();
  if (pinned) toEnd(log);
  else if (log.scrollHeight > height) byId("newer").hidden = false;
}

export function watchScroll(log) {
  const newer = byId("newer");
  let before = 0;
  log.addEventListener("scroll", () => {
    // Only a move upwards is the person's: a picture that arrives late also takes the end out of sight.
    if (atEnd(log)) pinned = true;
    else if (log.scrollTop < before) pinned = false;
    before = log.scrollTop;
    if (pinned) newer.hidden = true;
  });
  newer.addEventListener("click", () => {
    toEnd(log);
    log.focus({ preventScroll: true });
  });
  // Pictures arrive and windows change size after the drawing.
  log.addEventListener("load", () => pinned && toEnd(log), true);
  new ResizeObserver(() => pinned && toEnd(log)).observe(log);
}
