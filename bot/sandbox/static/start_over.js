/** Beginning: what is told of how the sandbox began, and the button that begins it anew. */

import { send } from "./api.js";
import { confirmed } from "./confirm.js";
import { byId, el } from "./dom.js";
import { icon } from "./icons.js";
import { page } from "./page.js";

const SEEN = "notice";
const plain = (text) => ({ type: "plain_text", text });
const ASKED = {
  title: plain("Börja om från början?"),
  text: plain("Sandlådan görs ny, med exemplet som det var och klockan på nu. Det som har gjorts hittills läggs undan i en fil bredvid."),
  confirm: plain("Börja om"),
  deny: plain("Avbryt"),
  style: "danger",
};

let left = null;

export function startStartOver() {
  byId("start-over").addEventListener("click", startOver);
}

async function startOver() {
  if (!(await confirmed(ASKED))) {
    byId("start-over").focus();
    return;
  }
  const { began } = page.state;
  if ((await send("start-over", {})).ok) left = began;
}

export function drawStartOver() {
  const { began, notice, starts_over: can } = page.state;
  // All that the page remembers is of the sandbox that is gone.
  if (left && left !== began) window.location.reload();
  byId("start-over").hidden = !can;
  drawNotice(began, notice);
}

function drawNotice(began, notice) {
  const place = byId("notice");
  if (place.dataset.of === began) return;
  place.dataset.of = began;
  const fresh = notice && window.sessionStorage.getItem(SEEN) !== began;
  place.replaceChildren(...(fresh ? [note(began, notice)] : []));
}

function note(began, notice) {
  const close = el("button", { type: "button", class: "icon-button", "aria-label": "Stäng upplysningen" }, icon("close"));
  close.addEventListener("click", () => {
    window.sessionStorage.setItem(SEEN, began);
    byId("notice").replaceChildren();
    byId("composer").focus();
  });
  return el("div", { class: "banner notice" }, el("p", {}, notice), close);
}
