/** The marks inside a line of mrkdwn: bold, italic, strike, code, `<…>`, emoji, bare addresses. */

import { angle, decode, link } from "./angle.js";
import { el } from "./dom.js";
import { emoji } from "./emoji.js";

const MARKS = { "*": "strong", _: "em", "~": "s" };
const WORD = /[\p{L}\p{N}]/u;

/** The nodes of one line; bare addresses become links unless it is `verbatim`. */
export function inline(text, verbatim) {
  const nodes = [];
  let plain = "";
  let at = 0;
  while (at < text.length) {
    const found = take(text, at, verbatim);
    if (found) {
      if (plain) nodes.push(decode(plain));
      plain = "";
      nodes.push(found.node);
      at += found.length;
    } else {
      plain += text[at];
      at += 1;
    }
  }
  if (plain) nodes.push(decode(plain));
  return nodes;
}

function take(text, at, verbatim) {
  const mark = text[at];
  if (mark === "`") return takeCode(text, at);
  if (mark === "<") return takeAngle(text, at);
  if (mark === ":") return takeEmoji(text, at);
  if (mark in MARKS) return takeMarked(text, at, verbatim);
  return mark === "h" && !verbatim ? takeAddress(text, at) : null;
}

function takeCode(text, at) {
  const end = text.indexOf("`", at + 1);
  if (end <= at + 1) return null;
  return { node: el("code", {}, decode(text.slice(at + 1, end))), length: end + 1 - at };
}

function takeAngle(text, at) {
  const end = text.indexOf(">", at);
  const node = end < 0 ? null : angle(text.slice(at + 1, end));
  return node && { node, length: end + 1 - at };
}

function takeEmoji(text, at) {
  const name = /^:([a-z0-9_+-]+):/.exec(text.slice(at, at + 40));
  const picture = name && emoji(name[1]);
  return picture && { node: picture, length: name[0].length };
}

function takeAddress(text, at) {
  const address = /^https?:\/\/[^\s<>|]*[^\s<>|.,:;!?)]/.exec(text.slice(at));
  if (!address || WORD.test(text[at - 1] ?? "")) return null;
  const url = decode(address[0]);
  return { node: link(url, url), length: address[0].length };
}

function takeMarked(text, at, verbatim) {
  const mark = text[at];
  const end = opens(text, at) ? closing(text, at) : -1;
  if (end < 0) return null;
  return { node: el(MARKS[mark], {}, inline(text.slice(at + 1, end), verbatim)), length: end + 1 - at };
}

function opens(text, at) {
  const before = text[at - 1] ?? " ";
  const after = text[at + 1] ?? " ";
  return !WORD.test(before) && before !== text[at] && after !== text[at] && /\S/.test(after);
}

function closing(text, at) {
  const mark = text[at];
  for (let end = text.indexOf(mark, at + 2); end > 0; end = text.indexOf(mark, end + 1)) {
    if (/\S/.test(text[end - 1]) && !WORD.test(text[end + 1] ?? " ")) return end;
  }
  return -1;
}
