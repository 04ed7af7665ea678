/** The overflow menu: a button with a list of further choices. */

import { el, freshId } from "./dom.js";
import { icon } from "./icons.js";
import { plainText } from "./mrkdwn.js";
import { act } from "./surface.js";

export function overflow(element, place) {
  const id = freshId("menu");
  const opener = el("button", {
    type: "button", class: "button overflow-button", "aria-haspopup": "menu", "aria-expanded": "false", "aria-controls": id,
    "aria-label": place.name ? `Fler val: ${place.name}` : "Fler val", data: { field: place.field },
  }, icon("more"));
  const menu = el("div", { id, class: "menu-list", role: "menu", hidden: true },
    element.options.map((option) => menuItem(option, () => {
      hide(opener, menu);
      act(place, element, option.value);
    })));
  opener.addEventListener("click", () => (menu.hidden ? show(opener, menu) : hide(opener, menu)));
  menu.addEventListener("keydown", (event) => move(event, opener, menu));
  const box = el("div", { class: "overflow" }, opener, menu);
  box.addEventListener("focusout", (event) => {
    if (!box.contains(event.relatedTarget)) hide(opener, menu, false);
  });
  return box;
}

const menuItem = (option, chosen) =>
  el("button", { type: "button", role: "menuitem", tabindex: "-1", click: chosen }, plainText(option.text));

function show(opener, menu) {
  menu.hidden = false;
  opener.setAttribute("aria-expanded", "true");
  menu.firstElementChild?.focus();
}

function hide(opener, menu, refocus = true) {
  menu.hidden = true;
  opener.setAttribute("aria-expanded", "false");
  if (refocus) opener.focus();
}

const STEPS = { ArrowDown: 1, ArrowUp: -1 };

function move(event, opener, menu) {
  const items = [...menu.children];
  if (event.key === "Escape") {
    event.preventDefault();
    event.stopPropagation();
    hide(opener, menu);
  }
  if (!(event.key in STEPS)) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement) + STEPS[event.key];
  items.at(at % items.length).focus();
}
