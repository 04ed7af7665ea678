/** A surface holds blocks: a message, a modal or the home view; a place is an element's spot on one. */

import { send } from "./api.js";
import { confirmed } from "./confirm.js";
import { formOf } from "./values.js";

/** Only a modal's fields are sticky: they keep what was typed when the view is updated. */
export function surfaceOf(kind, container, blocks) {
  const key = container.view_id ?? `${container.channel}/${container.ts}`;
  return { kind, container, key, sticky: kind === "modal", form: formOf(key), blockIds: new Set(blocks.map(blockIdOf)) };
}

export const blockIdOf = (block, at) => block.block_id ?? String(at);

/** Where an element stands; `name` is what it is called when nothing nearer names it. */
export const placeOf = (surface, blockId, element, more) => ({
  surface,
  blockId,
  actionId: element.action_id ?? "",
  field: `${blockId}/${element.action_id ?? ""}`,
  dispatches: true,
  ...more,
});

/** Tell the server of a click or a choice, after the element's own confirm dialog. */
export async function act(place, element, value) {
  if (element.confirm && !(await confirmed(element.confirm))) return { ok: false, declined: true };
  const { container, form, blockIds } = place.surface;
  const body = { container, block_id: place.blockId, action_id: place.actionId, values: form.values(blockIds) };
  return send("action", value === undefined ? body : { ...body, value });
}

/** Keep a field's new state; a field that dispatches tells the server at once. */
export function changed(place, element, state, value) {
  place.surface.form.set(place, state);
  place.surface.touched?.(place.blockId);
  if (place.dispatches) act(place, element, value);
}
