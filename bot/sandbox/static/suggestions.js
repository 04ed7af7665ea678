/** What the composer offers while a command or a mention is begun. */

import { fillComposer } from "./draft.js";
import { byId, el } from "./dom.js";
import { like } from "./recall.js";

const OFFERS = [
  { text: "/hallbar ", hint: "fråga Hållbar" },
  { text: "/hallbar hjälp", hint: "alla kommandon" },
  { text: "@Hållbar ", hint: "nämn boten" },
];
const MOST = 6;

let picked = -1;

const list = () => byId("suggestions");
export const isOpen = () => !list().hidden;

export function suggest(text) {
  const offers = offersFor(text);
  list().replaceChildren(...offers.map((offer, at) => row(offer, at)));
  list().hidden = !offers.length;
  byId("suggestions-told").textContent = offers.length ? `${offers.length} förslag, Tab väljer.` : "";
  pick(-1);
}

export const hideSuggestions = () => suggest("");

function offersFor(text) {
  if (!/^[/@]/.test(text) || text.includes("\n")) return [];
  const begun = text.toLocaleLowerCase("sv");
  const fixed = OFFERS.filter((offer) => offer.text.toLocaleLowerCase("sv").startsWith(begun) && offer.text.trim() !== text.trim());
  const earlier = like(text).map((each) => ({ text: each, hint: "skickat förut" }));
  return [...fixed, ...earlier.filter((each) => !fixed.some((offer) => offer.text === each.text))].slice(0, MOST);
}

function row({ text, hint }, at) {
  const node = el("li", { id: `suggestion-${at}`, role: "option", "aria-selected": "false" },
    el("span", { class: "suggestion-text" }, text.trim()), el("span", { class: "suggestion-hint" }, hint));
  node.addEventListener("mousedown", (event) => {
    event.preventDefault();
    take(text);
  });
  node.offer = text;
  return node;
}

function take(text) {
  fillComposer(text);
  suggest(text.endsWith(" ") ? text : "");
}

function pick(at) {
  picked = at;
  [...list().children].forEach((node, index) => node.setAttribute("aria-selected", String(index === at)));
  const field = byId("composer");
  if (at < 0) field.removeAttribute("aria-activedescendant");
  else field.setAttribute("aria-activedescendant", `suggestion-${at}`);
}

/** Keys while the list is open; true when one was used up here. */
export function suggestionKey(key) {
  const rows = [...list().children];
  if (key === "ArrowDown") pick((picked + 1) % rows.length);
  else if (key === "ArrowUp") pick(picked <= 0 ? rows.length - 1 : picked - 1);
  else if (key === "Escape") hideSuggestions();
  else if (key === "Tab") take(rows[Math.max(picked, 0)].offer);
  else if (key === "Enter" && picked >= 0) take(rows[picked].offer);
  else return false;
  return true;
}
