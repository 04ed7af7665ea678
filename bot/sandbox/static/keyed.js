/** Keeps a list of nodes in step with data: what is the same stays, what differs is drawn anew. */

import { focusIn, restoreFocus } from "./focus.js";

/** `items` are `{key, data, draw, after}`; a node is redrawn only when its data differs, `after` runs each time. */
export function keep(parent, items) {
  const old = new Map([...parent.children].map((node) => [node.keptAs, node]));
  items.forEach((item, at) => {
    const node = current(old.get(item.key), item);
    old.delete(item.key);
    if (parent.children[at] !== node) parent.insertBefore(node, parent.children[at] ?? null);
    item.after?.(node);
  });
  for (const node of old.values()) node.remove();
}

function current(node, item) {
  const data = JSON.stringify(item.data);
  if (node && node.keptData === data) return node;
  const drawn = item.draw();
  drawn.keptAs = item.key;
  drawn.keptData = data;
  if (node) swap(node, drawn);
  return drawn;
}

function swap(node, drawn) {
  const focus = focusIn(node);
  node.replaceWith(drawn);
  restoreFocus(drawn, focus);
}
