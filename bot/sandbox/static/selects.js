/** A menu with one choice, as the browser's own select: it works with keyboard, touch and screen reader. */

import { el } from "./dom.js";
import { plainText } from "./mrkdwn.js";
import { groupsOf, singleInitial, singleState, singleValue } from "./options.js";
import { changed } from "./surface.js";

const offer = ({ value, label }) => el("option", { value }, label);

function drawGroup({ label, options }) {
  return label ? el("optgroup", { label }, options.map(offer)) : options.map(offer);
}

export function select(element, place) {
  const placeholder = plainText(element.placeholder) || "Välj …";
  const state = place.surface.form.begin(place, singleState(element, singleInitial(element)));
  const node = el("select", {
    class: "field select", id: place.id, "aria-label": place.id ? null : [place.name, placeholder].filter(Boolean).join(": "),
    "aria-describedby": place.describedBy, "aria-invalid": place.invalid, "aria-required": place.required,
    data: { field: place.field },
    value: singleValue(element, state) ?? "",
  }, el("option", { value: "" }, placeholder), groupsOf(element).map(drawGroup));
  node.addEventListener("change", () => changed(place, element, singleState(element, node.value || null), node.value || null));
  if (place.dispatches) node.addEventListener("keydown", openFirst);
  return node;
}

/** Arrows on a closed select would send one choice per press: open it instead. */
function openFirst(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  event.preventDefault();
  event.currentTarget.showPicker();
}
