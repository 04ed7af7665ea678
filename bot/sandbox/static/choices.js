/** Radio buttons, checkboxes and menus with several choices. */

import { el, freshId } from "./dom.js";
import { plainText, textNodes } from "./mrkdwn.js";
import { multiInitial, multiState, multiValues, optionsOf, singleInitial, singleState, singleValue } from "./options.js";
import { changed } from "./surface.js";

function choice(kind, name, option, place) {
  const id = freshId("choice");
  const box = el("input", { type: kind, id, name, value: option.value, data: { field: place.field, option: option.value } });
  const hint = option.option?.description;
  return el("div", { class: "choice" }, box,
    el("label", { for: id }, el("span", { class: "prose" }, option.option ? textNodes(option.option.text) : option.label),
      hint && el("span", { class: "choice-hint prose" }, textNodes(hint))));
}

/** Several choices in a group; `picked` tells which values are on, `report` gets the boxes when one changes. */
function group(kind, element, place, { picked, report }) {
  const name = freshId("group");
  const rows = optionsOf(element).map((option) => choice(kind, name, option, place));
  const boxes = rows.map((row) => row.querySelector("input"));
  for (const box of boxes) box.checked = picked.includes(box.value);
  const node = el("div", { class: "choices", role: kind === "radio" ? "radiogroup" : "group",
    "aria-label": place.inFieldset ? null : place.name || "Val" }, rows);
  node.addEventListener("change", (event) => {
    if (boxes.includes(event.target)) report(boxes.filter((box) => box.checked).map((box) => box.value));
  });
  return node;
}

export function radioButtons(element, place) {
  const state = place.surface.form.begin(place, singleState(element, singleInitial(element)));
  const report = ([value]) => changed(place, element, singleState(element, value), value);
  return group("radio", element, place, { picked: [singleValue(element, state)], report });
}

export function checkboxes(element, place) {
  const state = place.surface.form.begin(place, multiState(element, multiInitial(element)));
  const report = (values) => changed(place, element, multiState(element, values), values);
  return group("checkbox", element, place, { picked: multiValues(element, state), report });
}

const MANY = 10;

export function multiSelect(element, place) {
  const state = place.surface.form.begin(place, multiState(element, multiInitial(element)));
  const placeholder = plainText(element.placeholder) || "Välj …";
  const summary = el("summary", { class: "field select", data: { field: place.field } });
  const tell = (values) => summary.replaceChildren(chosenText(element, values) || placeholder);
  const report = (values) => {
    tell(values);
    changed(place, element, multiState(element, values), values);
  };
  const list = group("checkbox", element, { ...place, name: place.name ?? placeholder }, { picked: multiValues(element, state), report });
  tell(multiValues(element, state));
  const { unfolded } = place.surface.form;
  const node = el("details", { class: "multi", open: unfolded.has(place.field) }, summary,
    el("div", { class: "multi-list" }, list.children.length > MANY && filter(list), list));
  node.addEventListener("toggle", () => (node.open ? unfolded.add(place.field) : unfolded.delete(place.field)));
  return node;
}

function chosenText(element, values) {
  const labels = optionsOf(element).filter(({ value }) => values.includes(value)).map(({ label }) => label);
  return labels.length > 3 ? `${labels.length} valda` : labels.join(", ");
}

function filter(list) {
  const field = el("input", { type: "search", class: "field", placeholder: "Sök", "aria-label": "Sök bland valen" });
  field.addEventListener("input", () => {
    const word = field.value.toLocaleLowerCase("sv");
    for (const row of list.children) row.hidden = !row.textContent.toLocaleLowerCase("sv").includes(word);
  });
  return field;
}
