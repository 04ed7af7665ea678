/** What was sent before: arrow up goes back through it, as in a shell. */

const sent = [];
let at = 0;

export function remember(text) {
  if (sent.at(-1) !== text) sent.push(text);
  at = sent.length;
}

/** The one before (-1) or after (1), while the field holds nothing or what was recalled. */
export function recall(step, present) {
  if (present !== "" && present !== sent[at]) return null;
  const next = at + step;
  if (next < 0 || next > sent.length) return null;
  at = next;
  return sent[at] ?? "";
}

/** Earlier commands that begin like `text`, newest first. */
export const like = (text) =>
  [...new Set(sent.toReversed())].filter((each) => each.startsWith(text) && each !== text);
