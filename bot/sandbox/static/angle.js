/** What stands between `<` and `>` in mrkdwn: mentions, channels, dates, links. */

import { now } from "./clock_now.js";
import { slackDate } from "./dates.js";
import { el } from "./dom.js";
import { channelOf, nameOf, page } from "./page.js";

const SAFE = /^(https?:\/\/|mailto:|tel:)/i;
const CALLS = { here: "@here", channel: "@channel", everyone: "@everyone" };

export const decode = (text) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** A link, or its bare text where the address is of no safe kind. */
export function link(url, ...label) {
  if (!SAFE.test(url)) return el("span", {}, ...label);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, ...label);
}

export function person(user, label) {
  const known = page.state.people.some((each) => each.user === user) || user === page.state.bot.user;
  const mine = user === page.state.me;
  return el("span", { class: mine ? "mention mine" : "mention" }, `@${known ? nameOf(user) : (label ?? user)}`);
}

export const channel = (id, label) =>
  el("span", { class: "mention" }, `#${channelOf(id)?.name ?? (label || id)}`);

export const broadcast = (range) =>
  el("span", { class: "mention call", title: "Väcker alla i kanalen" }, CALLS[range] ?? `@${range}`);

export function moment(seconds, format, url) {
  const shown = slackDate(Number(seconds), format, now());
  const node = el("time", { datetime: new Date(seconds * 1000).toISOString() }, shown);
  return url ? link(url, node) : node;
}

function special(body, label) {
  const [word, ...rest] = body.slice(1).split("^");
  if (word === "date" && /^\d{1,11}$/.test(rest[0])) return moment(rest[0], decode(rest[1] ?? ""), decode(rest[2] ?? ""));
  if (word === "subteam") return el("span", { class: "mention" }, label ?? `@${rest[0]}`);
  return word in CALLS ? broadcast(word) : null;
}

/** The node for `<inner>`, or null where Slack gives it no meaning. */
export function angle(inner) {
  const bar = inner.indexOf("|");
  const body = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? undefined : decode(inner.slice(bar + 1));
  if (/^@[UW][A-Z0-9]+$/.test(body)) return person(body.slice(1), label);
  if (/^#[CDG][A-Z0-9]+$/.test(body)) return channel(body.slice(1), label);
  if (body.startsWith("!")) return special(body, label);
  if (!SAFE.test(body)) return null;
  return link(decode(body), label ?? decode(body).replace(/^mailto:/i, ""));
}
