/** Dates and times as Swedes in Stockholm write them. */

const formatter = (options) =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", ...options });

const TIME = formatter({ hour: "2-digit", minute: "2-digit" });
const SECONDS = formatter({ hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = formatter({ day: "numeric", month: "long", year: "numeric" });
const SHORT = formatter({ day: "numeric", month: "short", year: "numeric" });
const LONG = formatter({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const NUMERIC = formatter({ year: "numeric", month: "2-digit", day: "2-digit" });
const AGO = new Intl.RelativeTimeFormat("sv", { numeric: "auto" });

const DAY_MS = 86400000;

export const time = (moment) => TIME.format(moment);
export const day = (moment) => DAY.format(moment);
export const longDay = (moment) => LONG.format(moment);

/** "2026-11-22T08:00", the form a datetime-local field and the server speak. */
export const stamp = (moment) => `${NUMERIC.format(moment)}T${TIME.format(moment)}`;

/** The next time `mmdd` ("12-15") comes, 08:00, after `now`. */
export function nextOn(mmdd, now) {
  const year = Number(stamp(now).slice(0, 4));
  const candidate = `${year}-${mmdd}T08:00`;
  return candidate > stamp(now) ? candidate : `${year + 1}-${mmdd}T08:00`;
}

/** 08:00 on the day after `now`. */
export function tomorrow(now) {
  const next = new Date(Date.parse(`${stamp(now).slice(0, 10)}T00:00Z`) + DAY_MS);
  return `${next.toISOString().slice(0, 10)}T08:00`;
}

const dayNumber = (moment) => Date.parse(`${NUMERIC.format(moment)}T00:00Z`) / DAY_MS;
const NEAR = new Map([[-1, "igår"], [0, "idag"], [1, "imorgon"]]);

function near(moment, now, otherwise) {
  return NEAR.get(dayNumber(moment) - dayNumber(now)) ?? otherwise(moment);
}

/** The heading over a day's messages. */
export function dayHeading(moment, now) {
  const text = near(moment, now, longDay);
  return text[0].toUpperCase() + text.slice(1);
}

function ago(moment, now) {
  const minutes = (moment - now) / 60000;
  if (Math.abs(minutes) < 60) return AGO.format(Math.round(minutes), "minute");
  if (Math.abs(minutes) < 1440) return AGO.format(Math.round(minutes / 60), "hour");
  return AGO.format(Math.round(minutes / 1440), "day");
}

const TOKENS = {
  date_num: (moment) => NUMERIC.format(moment),
  date_slash: (moment) => NUMERIC.format(moment),
  date: day,
  date_long: longDay,
  date_long_full: longDay,
  date_short: (moment) => SHORT.format(moment),
  date_pretty: (moment, now) => near(moment, now, day),
  date_long_pretty: (moment, now) => near(moment, now, longDay),
  date_short_pretty: (moment, now) => near(moment, now, (other) => SHORT.format(other)),
  day_divider_pretty: (moment, now) => near(moment, now, longDay),
  time,
  time_secs: (moment) => SECONDS.format(moment),
  ago,
};

/** Slack's `<!date^seconds^format>`. */
export function slackDate(seconds, format, now) {
  const moment = new Date(seconds * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, token) => TOKENS[token]?.(moment, now) ?? whole);
}
