// Small helpers, and the words of the page.

/** The words stand as data attributes of the body. */
export const words = document.body.dataset;

export const byId = (id) => document.getElementById(id);

/** Makes an element from properties and children; strings become text. */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === false) continue;
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child != null));
  return element;
}

/** A line drawing of 24 by 24 units. */
export function icon(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

const sizes = new Intl.NumberFormat("id-ID", { maximumFractionDigits: 1 });

/** A size in bytes, in words. */
export function sizeOf(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${sizes.format(bytes / 1000)} kB` : `${sizes.format(bytes / 1e6)} MB`;
}

/** Sends JSON to the page's own server; throws with the status when refused. A signal takes it back. */
export async function post(path, body, signal) {
  const response = await fetch(path, {
    method: "POST", signal,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw Object.assign(new Error(path), { status: response.status });
  return response.json();
}

// All times are those of the region, as in what the bot says.
const inZone = (parts) => new Intl.DateTimeFormat("id-ID", { timeZone: words.zone, ...parts });
const clock = inZone({ hour: "2-digit", minute: "2-digit" });
const fullDay = inZone({ weekday: "long", day: "numeric", month: "long", year: "numeric" });
const shortDay = inZone({ weekday: "short", day: "numeric", month: "short" });

export const timeOf = (milliseconds) => clock.format(milliseconds);

let ahead = 0; // how far the demo's clock is ahead of this machine's, in milliseconds

export const setAhead = (milliseconds) => { ahead = milliseconds; };
export const now = () => Date.now() + ahead;

export const shortDayOf = (milliseconds) => shortDay.format(milliseconds);
export const fullDayOf = (milliseconds) => fullDay.format(milliseconds);

/** The day in words. */
export function dayOf(milliseconds) {
  const day = fullDayOf(milliseconds);
  if (day === fullDayOf(now())) return words.today;
  return day === fullDayOf(now() - 24 * 3600e3) ? words.yesterday : day;
}
