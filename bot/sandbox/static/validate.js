/** What Slack's own client checks before it sends a form. */

const EMPTY = "Fyll i det här fältet.";

const chosen = (state) => Object.entries(state).filter(([key]) => key !== "type").map(([, value]) => value)[0];

function isEmpty(state) {
  const value = chosen(state);
  if (state.type === "rich_text_input") return !value.elements.some((part) => part.elements.length);
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}

function number(element, text) {
  const pattern = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
  if (!pattern.test(text)) return element.is_decimal_allowed ? "Skriv ett tal, med punkt före decimalerna." : "Skriv ett heltal.";
  if (element.min_value !== undefined && Number(text) < Number(element.min_value)) return `Skriv minst ${element.min_value}.`;
  if (element.max_value !== undefined && Number(text) > Number(element.max_value)) return `Skriv högst ${element.max_value}.`;
  return null;
}

function text(element, typed) {
  if (element.min_length && typed.length < element.min_length) return `Skriv minst ${element.min_length} tecken.`;
  if (element.max_length && typed.length > element.max_length) return `Skriv högst ${element.max_length} tecken (nu ${typed.length}).`;
  return null;
}

const CHECKS = {
  plain_text_input: text,
  number_input: number,
  email_text_input: (_, typed) => (/^\S+@\S+\.\S+$/.test(typed) ? null : "Skriv en e-postadress, till exempel namn@region.se."),
  url_text_input: (_, typed) => (/^https?:\/\/\S+$/.test(typed) ? null : "Skriv en adress som börjar med https://."),
};

function fault(block, state) {
  if (isEmpty(state)) return block.optional ? null : EMPTY;
  return CHECKS[block.element.type]?.(block.element, chosen(state)) ?? null;
}

/** Errors by block id, for the input blocks of a view. */
export function faults(blocks, values) {
  const found = {};
  for (const block of blocks.filter(({ type }) => type === "input")) {
    const state = values[block.block_id]?.[block.element.action_id];
    const message = state && fault(block, state);
    if (message) found[block.block_id] = message;
  }
  return found;
}
