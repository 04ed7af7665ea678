/** The few emoji short names the bot and people here are likely to write. */

const EMOJI = {
  white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", bell: "🔔", calendar: "📅",
  date: "📅", spiral_calendar_pad: "🗓️", ballot_box_with_ballot: "☑️", ballot_box: "🗳️", memo: "📝",
  page_facing_up: "📄", bar_chart: "📊", chart_with_upwards_trend: "📈", moneybag: "💰", busts_in_silhouette: "👥",
  bust_in_silhouette: "👤", lock: "🔒", unlock: "🔓", link: "🔗", bulb: "💡", hourglass: "⌛", alarm_clock: "⏰",
  seedling: "🌱", herb: "🌿", deciduous_tree: "🌳", earth_africa: "🌍", wave: "👋", tada: "🎉", eyes: "👀",
  "+1": "👍", thumbsup: "👍", "-1": "👎", thumbsdown: "👎", raised_hand: "✋", question: "❓", exclamation: "❗",
  information_source: "ℹ️", large_green_circle: "🟢", large_yellow_circle: "🟡", red_circle: "🔴", smile: "😄",
};

export const emoji = (name) => EMOJI[name] ?? null;

export const withEmoji = (text) => text.replace(/:([a-z0-9_+-]+):/g, (whole, name) => EMOJI[name] ?? whole);
