/** A person's square: initials on a calm colour of their own; the bot has its sprout. */

import { el } from "./dom.js";
import { icon } from "./icons.js";

const TONES = 8;

const tone = (user) => [...user].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 9973, 7) % TONES;

function initials(name) {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const last = words.length > 1 ? words.at(-1)[0] : "";
  return (words[0][0] + last).toUpperCase();
}

export function avatar({ user, name, bot }) {
  if (bot) return el("span", { class: "avatar bot", "aria-hidden": "true" }, icon("sprout"));
  return el("span", { class: `avatar tone-${tone(user)}`, "aria-hidden": "true" }, initials(name));
}
