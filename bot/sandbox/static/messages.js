/** The messages of the open channel, by day, with replies under what they answer. */

import { now } from "./clock_now.js";
import { dayHeading, stamp } from "./dates.js";
import { byId, el } from "./dom.js";
import { keep } from "./keyed.js";
import { drawMessage } from "./message.js";
import { page } from "./page.js";
import { follow } from "./scroll.js";
import { welcome } from "./welcome.js";

const CLOSE_MS = 5 * 60000;

let shown = "";

export function drawMessages(channel) {
  const log = byId("log");
  const key = `${page.as}/${channel.id}`;
  const anew = key !== shown;
  shown = key;
  log.setAttribute("aria-label", channel.kind === "im" ? `Meddelanden med ${channel.name}` : `Meddelanden i #${channel.name}`);
  // What was there already is not read aloud: only what comes is.
  if (anew) log.setAttribute("aria-live", "off");
  follow(log, anew, () => keep(log, days(channel, key)));
  if (anew) window.setTimeout(() => log.setAttribute("aria-live", "polite"), 300);
}

/** One item per day; the day's own list is kept in step inside it. */
function days(channel, key) {
  const roots = threaded(page.state.messages[channel.id] ?? []);
  if (!roots.length) return [{ key: `${key} empty`, data: channel, draw: () => welcome(channel) }];
  const groups = Map.groupBy(roots, (message) => stamp(new Date(message.time)).slice(0, 10));
  return [...groups].map(([day, messages]) => ({
    key: `${key} ${day}`,
    data: null,
    draw: drawDay,
    after: (node) => fillDay(node, messages, channel),
  }));
}

const drawDay = () =>
  el("section", { class: "day" }, el("h3", { class: "day-heading" }), el("ol", { class: "messages" }));

function fillDay(node, messages, channel) {
  const [heading, list] = node.children;
  heading.textContent = dayHeading(new Date(messages[0].time), now());
  keep(list, messages.map((message, at) => {
    const compact = follows(messages[at - 1], message);
    return { key: message.ts, data: [message, compact], draw: () => drawMessage(message, channel, compact) };
  }));
}

function follows(before, message) {
  if (!before || before.user !== message.user || before.ephemeral || message.ephemeral) return false;
  return !message.bot && Date.parse(message.time) - Date.parse(before.time) < CLOSE_MS;
}

/** Each message that begins something, with its replies; a reply to nothing seen stands by itself. */
function threaded(messages) {
  const ids = new Set(messages.map(({ ts }) => ts));
  const isReply = ({ ts, thread_ts: root }) => root && root !== ts && ids.has(root);
  return messages.filter((message) => !isReply(message)).map((message) => ({
    ...message,
    thread: messages.filter((reply) => isReply(reply) && reply.thread_ts === message.ts),
  }));
}
