/** The sandbox's present moment, kept running between two states. */

let ahead = 0;

export function setNow(iso) {
  ahead = Date.parse(iso) - Date.now();
}

export const now = () => new Date(Date.now() + ahead);
