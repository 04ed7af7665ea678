/** What an empty channel says, with a few commands to start from. */

import { fillComposer } from "./draft.js";
import { el } from "./dom.js";
import { icon } from "./icons.js";

const STARTS = ["/hallbar", "/hallbar hjälp", "/hallbar andel Region Skåne", "/hallbar frister"];

export function welcome(channel) {
  const where = channel.kind === "im" ? `din dialog med ${channel.name}` : `#${channel.name}`;
  return el("section", { class: "welcome" },
    el("span", { class: "avatar bot", "aria-hidden": "true" }, icon("sprout")),
    el("h3", {}, `Det här är ${where}`),
    el("p", {}, "Ingenting har sagts här än. Börja med ett kommando:"),
    el("ul", { class: "starts" }, STARTS.map((command) =>
      el("li", {}, el("button", { type: "button", class: "button", click: () => fillComposer(command) }, command)))));
}
