/** The sidebar: the workspace, whom one acts as, and the places to go. */

import { byId, el, unseen } from "./dom.js";
import { icon } from "./icons.js";
import { keep } from "./keyed.js";
import { addressOf, HOME, openChannel, page } from "./page.js";
import { unread } from "./unread.js";

export function drawSidebar() {
  byId("team").textContent = page.state.team.name;
  drawPeople();
  const open = openChannel();
  const channels = page.state.channels.filter(({ kind }) => kind !== "im");
  const dialogs = page.state.channels.filter(({ kind }) => kind === "im");
  keep(byId("places"), [
    group("Hållbar", [homeItem(open), ...dialogs.map((channel) => item(channel, open))], page.state.bot.name),
    group("Kanaler", channels.map((channel) => item(channel, open))),
  ]);
}

function drawPeople() {
  const select = byId("as");
  keep(select, page.state.people.map(({ handle, title }) => ({
    key: handle, data: title, draw: () => el("option", { value: handle }, personLabel(handle, title)),
  })));
  select.value = page.as;
}

const personLabel = (handle, title) => (title.toLowerCase() === handle ? title : `${title} (${handle})`);

function group(key, places, title = key) {
  return {
    key, data: title,
    draw: () => el("section", {}, el("h2", {}, title), el("ul", {})),
    after: (node) => keep(node.lastElementChild, places),
  };
}

function homeItem(open) {
  const data = { place: HOME, label: "Hem", symbol: "home", isOpen: !open, fresh: 0, as: page.as };
  return { key: HOME, data, draw: () => place(data) };
}

function item(channel, open) {
  const isBot = channel.kind === "im";
  const symbol = isBot ? "sprout" : channel.kind === "channel" ? "hash" : "lock";
  const data = {
    place: channel.name, label: isBot ? "Meddelanden" : channel.name, symbol, isOpen: channel.id === open?.id,
    fresh: unread(channel), as: page.as, dot: isBot ? Boolean(page.state.connected) : null,
  };
  return { key: channel.id, data, draw: () => place(data) };
}

function place({ place: name, label, symbol, isOpen, fresh, as, dot }) {
  return el("li", { tabindex: "-1" },
    el("a", {
      href: addressOf(as, name), class: fresh ? "place fresh" : "place", "aria-current": isOpen ? "page" : null,
      data: { channel: name, field: name },
    }, icon(symbol), el("span", { class: "place-label" }, label),
    fresh > 0 && el("span", { class: "count" }, String(fresh), unseen(" nya")),
    dot !== null && dot !== undefined && el("span", { class: dot ? "dot on" : "dot" }, unseen(dot ? "ansluten" : "inte ansluten"))));
}
