/** The home view the bot has published for the person. */

import { drawBlocks } from "./blocks.js";
import { byId, el } from "./dom.js";
import { keep } from "./keyed.js";
import { page } from "./page.js";
import { surfaceOf } from "./surface.js";

export function drawHome(isOpen) {
  const box = byId("home");
  box.hidden = !isOpen;
  if (!isOpen) return;
  const { home } = page.state;
  box.setAttribute("aria-label", `Hem, ${page.state.bot.name}`);
  keep(box, [{ key: `${page.as}/${home?.id}`, data: home, draw: () => (home ? drawn(home) : empty()) }]);
}

const drawn = (home) =>
  el("div", { class: "blocks", tabindex: "-1" }, drawBlocks(home.blocks, surfaceOf("home", { type: "view", view_id: home.id }, home.blocks)));

const empty = () => el("p", { class: "empty" }, `${page.state.bot.name} har inte visat någon startsida för dig än.`);
