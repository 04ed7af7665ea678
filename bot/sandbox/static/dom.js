/** Builds DOM nodes. Data becomes text nodes and attributes, never markup. */

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  const { value, ...rest } = props;
  for (const [name, given] of Object.entries(rest)) put(node, name, given);
  node.append(...children.flat(Infinity).filter(isDrawn));
  // Last, because a select can only take a value among its options.
  if (value !== undefined && value !== null) node.value = value;
  return node;
}

const isDrawn = (child) => child !== null && child !== undefined && child !== false;

function put(node, name, given) {
  if (given === undefined || given === null || given === false) return;
  if (typeof given === "function") node.addEventListener(name, given);
  else if (name === "class") node.className = given;
  else if (name === "data") Object.assign(node.dataset, given);
  else node.setAttribute(name, given === true ? "" : String(given));
}

export const byId = (id) => document.getElementById(id);

let count = 0;
/** An id no other node on the page has. */
export const freshId = (word) => `${word}-${(count += 1)}`;

/** Text for screen readers only. */
export const unseen = (text) => el("span", { class: "unseen" }, text);
