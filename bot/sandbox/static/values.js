/** What has been typed or chosen and not yet sent; it outlives any redrawing. */

class Form {
  constructor() {
    this.fields = new Map();
    this.errors = {};
    this.unfolded = new Set();
  }

  /** A field's present state. A message's field starts anew when the bot gives it a new initial. */
  begin(place, initial) {
    const key = `${place.blockId}\n${place.actionId}`;
    const given = JSON.stringify(initial);
    const kept = this.fields.get(key);
    // As in Slack, a modal's field keeps what was typed until its block_id or action_id changes.
    if (!kept || (!place.surface.sticky && kept.given !== given)) {
      this.fields.set(key, { blockId: place.blockId, actionId: place.actionId, given, state: initial });
    }
    return this.fields.get(key).state;
  }

  set(place, state) {
    this.fields.get(`${place.blockId}\n${place.actionId}`).state = state;
  }

  /** Slack's `state.values`, for the blocks that are still there. */
  values(blockIds) {
    const values = {};
    for (const { blockId, actionId, state } of this.fields.values()) {
      if (blockIds.has(blockId)) (values[blockId] ??= {})[actionId] = state;
    }
    return values;
  }
}

const forms = new Map();

export function formOf(key) {
  if (!forms.has(key)) forms.set(key, new Form());
  return forms.get(key);
}

export const forget = (key) => forms.delete(key);
