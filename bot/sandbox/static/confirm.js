/** A confirm dialog before a step that is hard to undo; resolves to yes or no. */

import { el, freshId } from "./dom.js";
import { plainText, textNodes } from "./mrkdwn.js";
import { trapFocus } from "./focus.js";
import { rescueToasts } from "./toast.js";

export function confirmed(confirm) {
  const title = freshId("confirm");
  const text = freshId("confirm-text");
  const yes = el("button", { type: "button", class: confirm.style === "danger" ? "button danger" : "button primary" },
    plainText(confirm.confirm) || "Ja");
  const no = el("button", { type: "button", class: "button" }, plainText(confirm.deny) || "Avbryt");
  const dialog = el("dialog", { class: "confirm", role: "alertdialog", "aria-labelledby": title, "aria-describedby": text },
    el("h2", { id: title }, plainText(confirm.title) || "Är du säker?"),
    el("div", { id: text, class: "prose" }, textNodes(confirm.text)),
    el("footer", {}, no, yes));
  return ask(dialog, yes, no);
}

function ask(dialog, yes, no) {
  document.body.append(dialog);
  trapFocus(dialog);
  dialog.showModal();
  no.focus();
  return new Promise((resolve) => {
    yes.addEventListener("click", () => dialog.close("yes"));
    no.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => {
      if (dialog.contains(document.querySelector(".toasts"))) rescueToasts();
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
