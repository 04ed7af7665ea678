/** What a menu offers: its own options, or the people or channels of the workspace. */

import { page } from "./page.js";
import { plainText } from "./mrkdwn.js";

const people = () => page.state.people.map(({ user, title }) => ({ value: user, label: title }));
const channels = () => page.state.channels.filter(({ kind }) => kind !== "im").map(({ id, name }) => ({ value: id, label: `#${name}` }));
const own = (option) => ({ value: option.value, label: plainText(option.text), hint: plainText(option.description), option });

const KINDS = [
  { word: "users", one: "user", offers: people },
  { word: "channels", one: "channel", offers: channels },
  { word: "conversations", one: "conversation", offers: channels },
];

const kindOf = ({ type }) => KINDS.find(({ word }) => type.includes(word));

/** Options in groups; a menu without groups has one, unnamed. */
export function groupsOf(element) {
  const kind = kindOf(element);
  if (kind) return [{ label: "", options: kind.offers() }];
  if (!element.option_groups) return [{ label: "", options: (element.options ?? []).map(own) }];
  return element.option_groups.map(({ label, options }) => ({ label: plainText(label), options: options.map(own) }));
}

export const optionsOf = (element) => groupsOf(element).flatMap(({ options }) => options);

/** Slack's state for one chosen value of a menu. */
export function singleState(element, value) {
  const { type } = element;
  const kind = kindOf(element);
  if (kind) return { type, [`selected_${kind.one}`]: value };
  return { type, selected_option: optionsOf(element).find((option) => option.value === value)?.option ?? null };
}

export const singleInitial = (element) =>
  kindOf(element) ? (element[`initial_${kindOf(element).one}`] ?? null) : (element.initial_option?.value ?? null);

export function singleValue(element, state) {
  const kind = kindOf(element);
  return kind ? state[`selected_${kind.one}`] : (state.selected_option?.value ?? null);
}

/** The same for a menu where several may be chosen. */
export function multiState(element, values) {
  const { type } = element;
  const kind = kindOf(element);
  if (kind) return { type, [`selected_${kind.word}`]: values };
  const chosen = optionsOf(element).filter((option) => values.includes(option.value));
  return { type, selected_options: chosen.map(({ option }) => option) };
}

export const multiInitial = (element) =>
  kindOf(element) ? (element[`initial_${kindOf(element).word}`] ?? []) : (element.initial_options ?? []).map(({ value }) => value);

export function multiValues(element, state) {
  const kind = kindOf(element);
  return kind ? state[`selected_${kind.word}`] : state.selected_options.map(({ value }) => value);
}
