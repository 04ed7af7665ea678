/** Draws Block Kit's elements: buttons, menus, choices and fields. */

import { button } from "./buttons.js";
import { checkboxes, multiSelect, radioButtons } from "./choices.js";
import { el } from "./dom.js";
import { dateField, numberField, richField, textField } from "./fields.js";
import { image } from "./images.js";
import { overflow } from "./overflow.js";
import { select } from "./selects.js";

const ELEMENTS = {
  button,
  workflow_button: button,
  image: (element) => image(element, "thumbnail"),
  overflow,
  static_select: select,
  external_select: select,
  users_select: select,
  channels_select: select,
  conversations_select: select,
  multi_static_select: multiSelect,
  multi_external_select: multiSelect,
  multi_users_select: multiSelect,
  multi_channels_select: multiSelect,
  multi_conversations_select: multiSelect,
  radio_buttons: radioButtons,
  checkboxes,
  datepicker: dateField,
  timepicker: dateField,
  datetimepicker: dateField,
  plain_text_input: textField,
  email_text_input: textField,
  url_text_input: textField,
  number_input: numberField,
  rich_text_input: richField,
};

export function drawElement(element, place) {
  const draw = ELEMENTS[element.type];
  return draw ? draw(element, place) : el("p", { class: "unknown" }, `(element av typen ${element.type})`);
}

/** Elements that are a group of controls, named by a legend and not by a label. */
export const isGroup = ({ type }) => type === "radio_buttons" || type === "checkboxes" || type.startsWith("multi_");
