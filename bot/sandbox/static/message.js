/** One message: who, when, what; blocks, files, replies, and whether only you see it. */

import { avatar } from "./avatar.js";
import { drawBlocks } from "./blocks.js";
import { time } from "./dates.js";
import { el, unseen } from "./dom.js";
import { drawFiles } from "./files.js";
import { icon } from "./icons.js";
import { mrkdwn } from "./mrkdwn.js";
import { surfaceOf } from "./surface.js";

/** `compact`: the one before is by the same author, moments ago. */
export function drawMessage(message, channel, compact = false) {
  const classes = ["message", compact && "compact", message.ephemeral && "ephemeral"].filter(Boolean).join(" ");
  return el("li", { class: classes, data: { ts: message.ts }, tabindex: "-1" },
    message.ephemeral && el("p", { class: "only-you" }, icon("eye"), "Bara synligt för dig"),
    compact ? el("span", { class: "gutter-time", "aria-hidden": "true" }, shortTime(message)) : avatar(message),
    el("div", { class: "message-main" },
      heading(message, compact),
      body(message, channel),
      drawFiles(message.files ?? []),
      replies(message, channel)));
}

const shortTime = (message) => time(new Date(message.time));

function heading(message, compact) {
  if (compact) return unseen(`${message.name}, ${shortTime(message)}: `);
  return el("p", { class: "author" },
    el("strong", {}, message.name),
    message.bot && el("span", { class: "app" }, "App"),
    el("time", { datetime: message.time }, shortTime(message)));
}

function body(message, channel) {
  const edited = message.edited && el("span", { class: "edited" }, "(redigerat)");
  if (!message.blocks?.length) return el("div", { class: "prose body" }, mrkdwn(message.text ?? ""), edited);
  const surface = surfaceOf("message", { type: "message", channel: channel.id, ts: message.ts }, message.blocks);
  return el("div", { class: "blocks body" }, drawBlocks(message.blocks, surface), edited);
}

const opened = new Set();

function replies(message, channel) {
  if (!message.thread?.length) return null;
  const { length } = message.thread;
  const node = el("details", { class: "thread", open: opened.has(message.ts) },
    el("summary", { data: { field: "thread" } }, icon("chevron"), `${length} svar`),
    el("ol", { class: "messages" }, message.thread.map((reply) => drawMessage(reply, channel))));
  node.addEventListener("toggle", () => toggled(node, message.ts));
  return node;
}

/** Remember which threads are open; one that a person has just opened is shown. */
function toggled(node, ts) {
  if (!node.open) {
    opened.delete(ts);
  } else if (!opened.has(ts)) {
    opened.add(ts);
    node.scrollIntoView({ block: "nearest" });
  }
}
