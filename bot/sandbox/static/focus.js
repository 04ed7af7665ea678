/** Focus: kept inside a dialog, and carried over when what held it is drawn anew. */

const FOCUSABLE =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex='0']";

const reachable = (root) => [...root.querySelectorAll(FOCUSABLE)].filter((node) => node.checkVisibility());

/** Tab goes round inside `dialog` and never out to the browser's own controls. */
export function trapFocus(dialog) {
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const nodes = reachable(dialog);
    const edge = event.shiftKey ? nodes[0] : nodes.at(-1);
    if (document.activeElement !== edge) return;
    event.preventDefault();
    (event.shiftKey ? nodes.at(-1) : nodes[0]).focus();
  });
}

/** What is focused inside `root`, so that `restoreFocus` finds it after a redrawing. */
export function focusIn(root) {
  const node = document.activeElement;
  if (!node || !root.contains(node)) return null;
  const { field, option } = node.dataset;
  // Number and date inputs have no readable selection; their reading gives null.
  return { field, option, start: node.selectionStart ?? null, end: node.selectionEnd ?? null };
}

export function restoreFocus(root, kept) {
  if (!kept) return;
  const twin = [...root.querySelectorAll("[data-field]")].find(
    (node) => node.dataset.field === kept.field && node.dataset.option === kept.option);
  const target = twin ?? root;
  target.focus({ preventScroll: true });
  if (twin && kept.start !== null) twin.setSelectionRange(kept.start, kept.end);
}
