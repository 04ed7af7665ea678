/** The modal on top of the stack: a real dialog, with its errors beside its fields. */

import { send } from "./api.js";
import { drawBlocks } from "./blocks.js";
import { byId, el } from "./dom.js";
import { focusIn, restoreFocus, trapFocus } from "./focus.js";
import { icon } from "./icons.js";
import { clearError } from "./input.js";
import { plainText } from "./mrkdwn.js";
import { blockIdOf, surfaceOf } from "./surface.js";
import { rescueToasts } from "./toast.js";
import { faults } from "./validate.js";
import { forget } from "./values.js";

const dialog = byId("modal");
let drawn = { id: null, data: "" };

export function startModal() {
  trapFocus(dialog);
  dialog.addEventListener("keydown", (event) => {
    // The browser would close the dialog before the server knew.
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    closeView(drawn.view);
  });
  dialog.addEventListener("cancel", (event) => {
    if (event.target === dialog) event.preventDefault();
  });
}

export function drawModal(views) {
  const view = views.at(-1);
  if (!view) return putAway();
  const data = JSON.stringify(view);
  if (view.id === drawn.id && data === drawn.data) return undefined;
  const isNew = view.id !== drawn.id;
  drawn = { id: view.id, data, view, depth: views.length };
  redraw(isNew);
  return undefined;
}

function putAway() {
  if (!dialog.open) return;
  forget(drawn.id);
  drawn = { id: null, data: "" };
  rescueToasts();
  dialog.close();
  dialog.replaceChildren();
  if (document.activeElement === document.body) byId("composer").focus();
}

function redraw(isNew) {
  const kept = isNew ? null : focusIn(dialog);
  const scrolled = isNew ? 0 : (dialog.querySelector(".modal-body")?.scrollTop ?? 0);
  rescueToasts();
  dialog.replaceChildren(form(drawn));
  if (!dialog.open) dialog.showModal();
  dialog.querySelector(".modal-body").scrollTop = scrolled;
  if (isNew) focusFirst();
  else restoreFocus(dialog, kept);
}

const FIRST = ".modal-body :is(input, select, textarea, summary, button), footer button";

const focusFirst = () => dialog.querySelector(FIRST)?.focus({ preventScroll: true });

function form({ view, depth }) {
  const surface = surfaceOf("modal", { type: "view", view_id: view.id }, view.blocks);
  surface.touched = (blockId) => {
    delete surface.form.errors[blockId];
    clearError(dialog, blockId);
  };
  const node = el("form", { novalidate: true, class: "modal-form" },
    heading(view, depth),
    el("div", { class: "modal-body blocks" }, strayErrors(view, surface), drawBlocks(view.blocks, surface)),
    footer(view));
  node.addEventListener("submit", (event) => {
    event.preventDefault();
    submit(view, surface);
  });
  return node;
}

const heading = (view, depth) =>
  el("header", {},
    depth > 1 && el("button", { type: "button", class: "icon-button", "aria-label": "Tillbaka", click: () => closeView(view) }, icon("back")),
    el("h2", { id: "modal-title" }, plainText(view.title)),
    el("button", { type: "button", class: "icon-button", "aria-label": "Stäng fönstret", click: () => closeView(view) }, icon("close")));

function footer(view) {
  const hasInput = view.blocks.some(({ type }) => type === "input");
  const submitLabel = plainText(view.submit) || (hasInput && "Skicka");
  return el("footer", {},
    el("button", { type: "button", class: "button", click: () => closeView(view) }, plainText(view.close) || (submitLabel ? "Avbryt" : "Stäng")),
    submitLabel && el("button", { type: "submit", class: "button primary" }, submitLabel));
}

/** Errors for blocks that have no field to stand beside. */
function strayErrors(view, surface) {
  const inputs = new Set(view.blocks.map((block, at) => (block.type === "input" ? blockIdOf(block, at) : null)));
  const stray = Object.entries(surface.form.errors).filter(([blockId]) => !inputs.has(blockId));
  return stray.length ? el("p", { class: "error", role: "alert" }, stray.map(([, text]) => text).join(" ")) : null;
}

async function submit(view, surface) {
  const button = dialog.querySelector("button[type=submit]");
  if (button.getAttribute("aria-busy") === "true") return;
  const values = surface.form.values(surface.blockIds);
  const found = faults(view.blocks, values);
  if (Object.keys(found).length) return showErrors(surface, found);
  button.setAttribute("aria-busy", "true");
  const answer = await send("submit", { view_id: view.id, values });
  button.removeAttribute("aria-busy");
  return showErrors(surface, answer.errors ?? {});
}

function showErrors(surface, errors) {
  surface.form.errors = errors;
  if (!Object.keys(errors).length || !dialog.open) return;
  redraw(false);
  const invalid = dialog.querySelector(".invalid");
  invalid?.querySelector("input, select, textarea, summary")?.focus();
  invalid?.scrollIntoView({ block: "nearest" });
}

function closeView(view) {
  const { form, blockIds } = surfaceOf("modal", { type: "view", view_id: view.id }, view.blocks);
  return send("close", { view_id: view.id, values: form.values(blockIds) });
}
