/** The clock panel: shows the sandbox's time, moves it forward, tells what ran on the way. */

import { send } from "./api.js";
import { now, setNow } from "./clock_now.js";
import { longDay, nextOn, time, tomorrow } from "./dates.js";
import { byId, el } from "./dom.js";
import { page } from "./page.js";

const JUMPS = [
  { label: "Nästa dag 08:00", to: tomorrow },
  { label: "15 december", to: (moment) => nextOn("12-15", moment) },
  { label: "31 mars", to: (moment) => nextOn("03-31", moment) },
  { label: "30 juni", to: (moment) => nextOn("06-30", moment) },
];

const TICK_MS = 5000;

export function startClock() {
  byId("clock-jumps").append(...JUMPS.map(({ label, to }) =>
    el("button", { type: "button", click: (event) => move(to(now()), event.currentTarget) }, label)));
  byId("clock-form").addEventListener("submit", (event) => {
    event.preventDefault();
    move(byId("clock-to").value.trim(), byId("clock-move"));
  });
  window.setInterval(tick, TICK_MS);
}

export function drawClock() {
  setNow(page.state.clock.now);
  byId("clock-moved").hidden = !page.state.clock.moved;
  if (!byId("clock-to").value) propose();
  tick();
}

/** A field of ours and not the browser's own, which shows a date as its own language does. */
function propose() {
  byId("clock-to").value = tomorrow(now()).replace("T", " ");
}

function tick() {
  if (!page.state) return;
  const face = byId("clock-now");
  face.dateTime = now().toISOString();
  face.textContent = time(now());
  byId("clock-day").textContent = longDay(now());
}

async function move(to, button) {
  if (!to || button.getAttribute("aria-busy") === "true") return;
  button.setAttribute("aria-busy", "true");
  const answer = await send("clock", { to });
  button.removeAttribute("aria-busy");
  if (!answer.ok) return;
  setNow(answer.now);
  propose();
  tick();
  byId("clock-ran").replaceChildren(...told(answer.ran ?? []));
}

function told(ran) {
  if (!ran.length) return [el("p", {}, "Ingenting föll ut på vägen.")];
  return [el("p", {}, "På vägen:"), el("ol", { tabindex: "0", "aria-label": "Vad som hände på vägen" }, ran.map((line) => el("li", {}, line)))];
}
