/** Who looks at what: the person acted as, the place open, the last state fetched. */

export const HOME = "hem";

export const page = { as: "kansliet", place: "styrgruppen", state: null };

/** Take a fetched state; the server knows the person by handle or id, the page by handle. */
export function takeState(state) {
  page.state = state;
  page.as = personOf(state.me)?.handle ?? page.as;
}

/** A channel's name as it is matched in an address: "Hållbar" is also "hallbar". */
export const plain = (name) =>
  name.normalize("NFD").replace(/\p{M}/gu, "").replace(/^[#@]/, "").toLowerCase();

/** The channel that is open, or null while the home view is. */
export function openChannel() {
  if (plain(page.place) === HOME) return null;
  const { channels } = page.state;
  return channels.find((channel) => plain(channel.name) === plain(page.place)) ?? channels[0] ?? null;
}

const REMEMBERED = "as";

export function readAddress() {
  const query = new URLSearchParams(window.location.search);
  page.as = query.get("as") ?? window.sessionStorage.getItem(REMEMBERED) ?? page.as;
  page.place = query.get("channel") ?? page.place;
}

export function addressOf(as, place) {
  return `?${new URLSearchParams({ as, channel: place })}`;
}

export function writeAddress() {
  window.sessionStorage.setItem(REMEMBERED, page.as);
  const address = addressOf(page.as, page.place);
  if (address !== window.location.search) window.history.pushState(null, "", address);
}

export const personOf = (user) => page.state.people.find((person) => person.user === user);

export function nameOf(user) {
  if (user === page.state.bot.user) return page.state.bot.name;
  return personOf(user)?.title ?? user;
}

export const channelOf = (id) => page.state.channels.find((channel) => channel.id === id);
