/** Where people write: Enter sends, Shift+Enter makes a new line, arrow up recalls. */

import { send } from "./api.js";
import { fillComposer, fit, openDraft } from "./draft.js";
import { byId } from "./dom.js";
import { icon } from "./icons.js";
import { openChannel, page } from "./page.js";
import { recall, remember } from "./recall.js";
import { hideSuggestions, isOpen, suggest, suggestionKey } from "./suggestions.js";

const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export function startComposer() {
  const field = byId("composer");
  byId("send").append(icon("send"));
  byId("composer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    sendTyped(field);
  });
  field.addEventListener("input", () => {
    fit(field);
    suggest(field.value);
  });
  field.addEventListener("keydown", (event) => onKey(event, field));
  field.addEventListener("blur", hideSuggestions);
  byId("insert-command").addEventListener("click", () => insert("/hallbar "));
  byId("insert-mention").addEventListener("click", () => insert(`@${page.state.bot.name} `));
}

/** A beginning before what is typed, unless it is there already. */
function insert(beginning) {
  const { value } = byId("composer");
  fillComposer(value.startsWith(beginning) ? value : beginning + value.replace(/^([/@]\S*\s*)/, ""));
}

export function drawComposer(channel) {
  const field = byId("composer");
  byId("composer-form").hidden = !channel;
  if (!channel) return;
  openDraft(channel.id);
  field.placeholder = channel.kind === "im" ? `Skriv till ${channel.name}` : `Skriv i #${channel.name}`;
}

function onKey(event, field) {
  if (event.isComposing) return;
  if (isOpen() && !event.shiftKey && suggestionKey(event.key)) event.preventDefault();
  else if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    sendTyped(field);
  } else if (event.key in STEPS) bringBack(event, field);
}

function bringBack(event, field) {
  const text = recall(STEPS[event.key], field.value);
  if (text === null) return;
  event.preventDefault();
  fillComposer(text);
}

async function sendTyped(field) {
  const text = field.value.trim();
  if (!text) return;
  const channel = openChannel();
  remember(text);
  hideSuggestions();
  fillComposer("");
  byId("send").setAttribute("aria-busy", "true");
  const answer = await send("message", { channel: channel.id, text });
  byId("send").removeAttribute("aria-busy");
  // What did not arrive is given back, unless something new has been begun.
  if (!answer.ok && !field.value && openChannel()?.id === channel.id) fillComposer(text);
}
