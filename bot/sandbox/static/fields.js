/** Fields people type in: text, e-mail, address, number, date and time. */

import { stamp } from "./dates.js";
import { el } from "./dom.js";
import { plainText } from "./mrkdwn.js";
import { act, changed } from "./surface.js";

const TYPES = {
  plain_text_input: "text", email_text_input: "email", url_text_input: "url", number_input: "text",
  datepicker: "date", timepicker: "time", datetimepicker: "datetime-local",
};

const common = (element, place) => ({
  class: "field", id: place.id, placeholder: plainText(element.placeholder) || null,
  "aria-label": place.id ? null : place.name || plainText(element.placeholder) || "Fält",
  "aria-describedby": place.describedBy, "aria-invalid": place.invalid, "aria-required": place.required,
  data: { field: place.field },
});

function typed(element, place, props) {
  const { type } = element;
  const state = place.surface.form.begin(place, { type, value: element.initial_value ?? null });
  const tag = element.multiline ? "textarea" : "input";
  const node = el(tag, { ...common(element, place), ...props, value: state.value ?? "" });
  node.addEventListener("input", () => changed({ ...place, dispatches: false }, element, { type, value: node.value || null }));
  if (place.dispatches) node.addEventListener("keydown", (event) => enter(event, element, place));
  return node;
}

/** A field that dispatches tells the server at Enter and not at each letter. */
function enter(event, element, place) {
  if (event.key !== "Enter" || event.isComposing || (element.multiline && !event.ctrlKey)) return;
  event.preventDefault();
  act(place, element, event.currentTarget.value);
}

export const textField = (element, place) =>
  typed(element, place, element.multiline ? { rows: 4 } : { type: TYPES[element.type] });

/** Digits are typed as text: a number field of the browser's own would swallow "10,5" without a word. */
export const numberField = (element, place) =>
  typed(element, place, { type: "text", inputmode: element.is_decimal_allowed ? "decimal" : "numeric" });

const asRichText = (text) => ({
  type: "rich_text",
  elements: [{ type: "rich_text_section", elements: text ? [{ type: "text", text }] : [] }],
});

const asText = (rich) =>
  (rich?.elements ?? []).map((part) => part.elements.map((piece) => piece.text ?? "").join("")).join("\n");

export function richField(element, place) {
  const { type } = element;
  const state = place.surface.form.begin(place, { type, rich_text_value: element.initial_value ?? asRichText("") });
  const node = el("textarea", { ...common(element, place), rows: 5, value: asText(state.rich_text_value) });
  node.addEventListener("input", () =>
    changed({ ...place, dispatches: false }, element, { type, rich_text_value: asRichText(node.value) }));
  return node;
}

const DATES = {
  datepicker: { key: "date", read: (text) => text, show: (value) => value },
  timepicker: { key: "time", read: (text) => text, show: (value) => value },
  datetimepicker: { key: "date_time", read: secondsOf, show: (seconds) => stamp(new Date(seconds * 1000)) },
};

/** Stockholm's "2026-12-15T08:00" in seconds of the epoch. */
function secondsOf(text) {
  const asUtc = Date.parse(`${text}Z`);
  const shown = Date.parse(`${stamp(new Date(asUtc))}Z`);
  const guess = asUtc - (shown - asUtc);
  // Once more, for the offset may change between the two.
  return (guess - (Date.parse(`${stamp(new Date(guess))}Z`) - asUtc)) / 1000;
}

export function dateField(element, place) {
  const { type } = element;
  const { key, read, show } = DATES[type];
  const initial = { type, [`selected_${key}`]: element[`initial_${key}`] ?? null };
  const chosen = place.surface.form.begin(place, initial)[`selected_${key}`];
  const node = el("input", { ...common(element, place), type: TYPES[type], value: chosen === null ? "" : show(chosen) });
  node.addEventListener("change", () => {
    const value = node.value ? read(node.value) : null;
    changed(place, element, { type, [`selected_${key}`]: value }, value);
  });
  return node;
}
