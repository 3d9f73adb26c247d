// The demo's clock, and the button that lets time pass until the next working morning.
import { byId, fullDayOf, now, post, setAhead, shortDayOf, timeOf, words } from "./dom.js";
import { toast } from "./notify.js";

function tick() {
  const at = now();
  byId("now").dateTime = new Date(at).toISOString();
  byId("now").replaceChildren(shortDayOf(at), document.createElement("br"), `${timeOf(at)} ${words.zoneName}`);
}

/** Shows the clock as the server tells it. */
export function setClock({ ahead, skips }) {
  setAhead(ahead);
  byId("clock").hidden = !skips;
  tick();
}

const button = byId("skip-time");
button.addEventListener("click", async () => {
  if (button.getAttribute("aria-busy")) return;
  button.setAttribute("aria-busy", "true");
  try {
    setClock(await post("/api/skip", {}));
    toast(`${words.clockNow} ${fullDayOf(now())}, ${timeOf(now())} ${words.zoneName}. ${words.skipped}`);
  } catch {
    toast(words.skipFailed);
  } finally {
    button.removeAttribute("aria-busy");
  }
});
setInterval(tick, 5000);
