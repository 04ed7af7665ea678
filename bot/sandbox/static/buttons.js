/** A button, or a link drawn as one. */

import { el } from "./dom.js";
import { plainText } from "./mrkdwn.js";
import { act } from "./surface.js";

const STYLES = { primary: "button primary", danger: "button danger" };

export function button(element, place) {
  const props = {
    class: STYLES[element.style] ?? "button",
    "aria-label": element.accessibility_label,
    data: { field: place.field },
    click: (event) => press(event, element, place),
  };
  const label = plainText(element.text);
  if (!element.url) return el("button", { type: "button", ...props }, label);
  return el("a", { href: safe(element.url), target: "_blank", rel: "noopener noreferrer", ...props }, label);
}

const safe = (url) => (/^(https?:|mailto:)/i.test(url) || url.startsWith("/") ? url : null);

async function press(event, element, place) {
  const node = event.currentTarget;
  // Not `disabled`: that would drop the focus.
  if (node.getAttribute("aria-busy") === "true") return;
  node.setAttribute("aria-busy", "true");
  await act(place, element);
  node.removeAttribute("aria-busy");
}
