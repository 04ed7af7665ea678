/** The page: fetches the state, draws it, and goes where the person goes. */

import { fetchState, listen, send } from "./api.js";
import { drawClock, startClock } from "./clock.js";
import { drawComposer, startComposer } from "./composer.js";
import { byId } from "./dom.js";
import { closeDrawer, startDrawer } from "./drawer.js";
import { drawHome } from "./home.js";
import { drawMessages } from "./messages.js";
import { drawModal, startModal } from "./modal.js";
import { openChannel, page, readAddress, takeState, writeAddress } from "./page.js";
import { watchPermalinks } from "./permalinks.js";
import { watchScroll } from "./scroll.js";
import { drawSidebar } from "./sidebar.js";
import { drawStartOver, startStartOver } from "./start_over.js";
import { markSeen } from "./unread.js";

const OFFLINE = "Hållbar är inte ansluten. Kommandon får inget svar förrän boten är igång.";
const BROKEN = "Förbindelsen med sandlådan är bruten. Sidan försöker igen.";

let fetching = null;
let stale = false;
let linked = true;

/** Fetch and draw; changes that come meanwhile make one more round, not many. */
function refresh() {
  stale = true;
  fetching ??= rounds().finally(() => {
    fetching = null;
  });
  return fetching;
}

async function rounds() {
  while (stale) {
    stale = false;
    const asked = page.as;
    const state = await fetchState().catch(() => null);
    if (!state) setLinked(false);
    else if (asked === page.as) show(state);
  }
}

function show(state) {
  takeState(state);
  linked = true;
  draw();
}

function draw() {
  const channel = openChannel();
  if (channel) markSeen(channel);
  drawHeader(channel);
  drawClock();
  drawStartOver();
  drawSidebar();
  drawHome(!channel);
  byId("log").hidden = !channel;
  if (channel) drawMessages(channel);
  else byId("newer").hidden = true;
  drawComposer(channel);
  drawModal(page.state.modals);
  drawBanner();
}

function drawHeader(channel) {
  const title = !channel ? "Hem" : channel.kind === "im" ? channel.name : `#${channel.name}`;
  byId("place-name").textContent = title;
  byId("place-topic").textContent = channel ? channel.topic : `${page.state.bot.name} visar det som väntar på dig`;
  document.title = `${title} · ${page.state.team.name}`;
}

function drawBanner() {
  const text = !linked ? BROKEN : page.state?.connected ? "" : OFFLINE;
  if (byId("banner").textContent !== text) byId("banner").textContent = text;
  byId("banner").hidden = !text;
}

function setLinked(isLinked) {
  const healed = isLinked && !linked;
  linked = isLinked;
  drawBanner();
  if (healed) refresh();
}

async function go(change) {
  Object.assign(page, change);
  writeAddress();
  await refresh();
  await enter();
}

/** Go to a place and stand ready to write or read there. */
async function visit(change) {
  await go(change);
  byId(openChannel() ? "composer" : "home").focus();
}

/** Opening the home view is an event of its own to the bot. */
async function enter() {
  if (!page.state || openChannel()) return;
  await send("home", {});
}

function startPlaces() {
  byId("as").addEventListener("change", (event) => go({ as: event.target.value }));
  byId("places").addEventListener("click", (event) => {
    const place = event.target.closest("[data-channel]");
    if (!place || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    closeDrawer();
    visit({ place: place.dataset.channel });
  });
  window.addEventListener("popstate", () => {
    readAddress();
    refresh().then(enter);
  });
}

readAddress();
startPlaces();
watchPermalinks(go);
startDrawer();
startComposer();
startClock();
startStartOver();
startModal();
watchScroll(byId("log"));
listen(refresh, setLinked);
refresh().then(enter);
