/** The input block: a label, an element, a hint and an inline error tied to the element. */

import { el, freshId } from "./dom.js";
import { drawElement, isGroup } from "./elements.js";
import { plainText } from "./mrkdwn.js";
import { placeOf } from "./surface.js";

export function inputBlock(block, surface, blockId) {
  const error = surface.form.errors[blockId];
  const ids = { field: freshId("field"), hint: freshId("hint"), error: freshId("error") };
  const grouped = isGroup(block.element);
  const describedBy = [block.hint && ids.hint, error && ids.error].filter(Boolean).join(" ") || null;
  const place = placeOf(surface, blockId, block.element, {
    id: grouped ? null : ids.field, inFieldset: grouped, name: plainText(block.label), describedBy,
    dispatches: Boolean(block.dispatch_action), invalid: error ? "true" : null, required: block.optional ? null : "true",
  });
  const label = [plainText(block.label), block.optional && el("span", { class: "optional" }, " (valfritt)")];
  return el(grouped ? "fieldset" : "div", {
    class: error ? "block input invalid" : "block input",
    "aria-describedby": grouped ? describedBy : null,
  },
  grouped ? el("legend", {}, label) : el("label", { for: ids.field }, label),
  drawElement(block.element, place),
  block.hint && el("p", { id: ids.hint, class: "hint" }, plainText(block.hint)),
  error && el("p", { id: ids.error, class: "error" }, error));
}

/** Take away a block's error where it stands, so that typing is not disturbed by a redrawing. */
export function clearError(root, blockId) {
  const block = [...root.querySelectorAll("[data-block]")].find((node) => node.dataset.block === blockId);
  block?.classList.remove("invalid");
  block?.querySelector(":scope > .error")?.remove();
  for (const node of block?.querySelectorAll("[aria-invalid]") ?? []) node.removeAttribute("aria-invalid");
}
