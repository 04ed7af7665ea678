/** The composer's text: one draft per channel, and a height that follows it. */

import { byId } from "./dom.js";

const drafts = new Map();
let open = null;

export function fillComposer(text) {
  const field = byId("composer");
  field.value = text;
  fit(field);
  field.focus();
  field.setSelectionRange(text.length, text.length);
}

/** Put away what is typed for one channel and take out what was for another. */
export function openDraft(channelId) {
  const field = byId("composer");
  if (channelId === open) return;
  if (open !== null) drafts.set(open, field.value);
  open = channelId;
  field.value = drafts.get(channelId) ?? "";
  fit(field);
}

export function fit(field) {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight}px`;
}
