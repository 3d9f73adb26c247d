// The stream of events: follows the server and takes up where it stopped.

/**
 * Calls on[name](data) for each event and online(bool) as the stream comes and
 * goes. A hidden tab lets its stream go, because browsers open only six
 * connections to one host and further tabs would wait for ever.
 */
export function follow(on, online) {
  let source = null;
  let last = "";

  function open() {
    if (source || document.hidden) return;
    source = new EventSource("/api/events" + (last ? "?after=" + encodeURIComponent(last) : ""));
    source.onopen = () => online(true);
    source.onerror = () => {
      online(false);
      // A refusal ends an EventSource for good; a lost connection does not.
      if (source && source.readyState === EventSource.CLOSED) {
        close();
        setTimeout(open, 3000);
      }
    };
    for (const name of Object.keys(on)) {
      source.addEventListener(name, (event) => {
        last = event.lastEventId;
        on[name](JSON.parse(event.data));
      });
    }
  }

  function close() {
    source?.close();
    source = null;
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? close() : open()));
  window.addEventListener("pagehide", close);
  window.addEventListener("pageshow", open);
  open();
}
