/** Which channels have something the person has not seen since the page opened. */

import { page } from "./page.js";

const seen = new Map();

const key = (channel) => `${page.as}/${channel.id}`;
const newest = (channel) => page.state.messages[channel.id]?.at(-1)?.ts ?? "";

/** How many messages came since the channel was last open; a first look at a person counts as seen. */
export function unread(channel) {
  if (!seen.has(key(channel))) seen.set(key(channel), newest(channel));
  const since = seen.get(key(channel));
  return (page.state.messages[channel.id] ?? []).filter(({ ts, user }) => ts > since && user !== page.state.me).length;
}

export const markSeen = (channel) => seen.set(key(channel), newest(channel));
