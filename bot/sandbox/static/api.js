/** The sandbox's server: its state, its changes as they come, and what the person does. */

import { page } from "./page.js";
import { toast } from "./toast.js";

const LOST = "Sandlådan svarar inte. Är den igång? Försök igen om en stund.";
const FAILED = "Det gick inte den här gången. Försök igen.";

export async function fetchState() {
  const response = await fetch(`/sandbox/state?as=${encodeURIComponent(page.as)}`);
  if (response.status === 404) return fetchDefault();
  if (!response.ok) throw new Error(`state: ${response.status}`);
  return response.json();
}

/** An address may name somebody who is not here: then the workspace's first person is. */
async function fetchDefault() {
  toast(`Det finns ingen som heter ${page.as} här.`);
  const response = await fetch("/sandbox/state");
  if (!response.ok) throw new Error(`state: ${response.status}`);
  return response.json();
}

/** Post as the person acted as. A failure is told in a toast and given back. */
export async function send(path, body) {
  const answer = await post(path, { as: page.as, ...body });
  if (!answer.ok && !answer.errors) toast(answer.message ?? FAILED);
  return answer;
}

async function post(path, body) {
  try {
    const response = await fetch(`/sandbox/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return await response.json().catch(() => ({ ok: response.ok }));
  } catch {
    return { ok: false, error: "unreachable", message: LOST };
  }
}

/** Call `changed` at each change on the server, `linked` when the line breaks or heals. */
export function listen(changed, linked) {
  const events = new EventSource("/sandbox/events");
  events.addEventListener("message", () => changed());
  events.addEventListener("open", () => linked(true));
  events.addEventListener("error", () => linked(false));
}
