/** Short notices about what went wrong, read aloud at once. */

import { byId, el } from "./dom.js";
import { icon } from "./icons.js";

const SHOWN_MS = 12000;

export function toast(message) {
  const box = byId("toasts");
  // A modal dialog makes all outside it inert, so the notices move into the one on top.
  (topDialog() ?? document.body).append(box);
  const close = el("button", { type: "button", class: "icon-button", "aria-label": "Stäng meddelandet" }, icon("close"));
  const note = el("div", { class: "toast" }, icon("warning"), el("p", {}, message), close);
  close.addEventListener("click", () => note.remove());
  window.setTimeout(() => note.remove(), SHOWN_MS);
  box.append(note);
}

const topDialog = () => [...document.querySelectorAll("dialog[open]")].at(-1);

/** Take the notices home before the dialog that holds them goes. */
export function rescueToasts() {
  document.body.append(byId("toasts"));
}
