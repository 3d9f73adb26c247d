// A picture at its largest: over the whole page, and enlarged beyond it on demand.
// Escape, the browser's way back and the button close it. The focus begins on the
// picture: a button would take the Enter that has opened it for its own.
import { byId, words } from "./dom.js";

const box = byId("viewer");
const image = byId("viewer-image");
const frame = byId("viewer-frame");
const zoom = byId("viewer-zoom");

function enlarge(on) {
  box.classList.toggle("large", on);
  zoom.setAttribute("aria-pressed", on);
  zoom.setAttribute("aria-label", on ? words.shrink : words.enlarge);
  if (on) frame.scrollTo((frame.scrollWidth - frame.clientWidth) / 2, (frame.scrollHeight - frame.clientHeight) / 2);
}

/** Shows the picture { address, alt, width, height }. */
export function view(picture) {
  image.src = picture.address;
  image.alt = picture.alt || words.photo;
  image.width = picture.width || "";
  image.height = picture.height || "";
  byId("viewer-save").href = picture.address;
  enlarge(false);
  box.showModal();
  history.pushState({ viewer: true }, "");
}

box.addEventListener("close", () => {
  image.removeAttribute("src");
  if (history.state?.viewer) history.back();
});
window.addEventListener("popstate", () => box.close());
// A reload leaves the step back behind, but not the picture.
if (history.state?.viewer) history.replaceState(null, "");

zoom.addEventListener("click", () => enlarge(!box.classList.contains("large")));
image.addEventListener("click", () => enlarge(!box.classList.contains("large")));
byId("viewer-close").addEventListener("click", () => box.close());
frame.addEventListener("click", (event) => { if (event.target === frame) box.close(); });
