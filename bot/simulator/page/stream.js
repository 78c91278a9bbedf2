// The one open line to the server. It says which phone has something new; what it is, is read from the history.

const PATIENCE_MS = 3000;

/** Listens for all these addresses until the returned function is called. After every gap `ready` is called again. */
export function listen(addresses, { ready, changed, clock, lost }) {
  const query = new URLSearchParams(addresses.map((address) => ["address", address]));
  let source, waiting;

  function open() {
    source = new EventSource(`/simulator/events?${query}`);
    source.addEventListener("ready", ready);
    source.addEventListener("changed", (event) => changed(JSON.parse(event.data)));
    source.addEventListener("clock", clock);
    source.onerror = () => {
      lost();
      // The browser tries again by itself unless the server answered with an error.
      if (source.readyState === EventSource.CLOSED) waiting = setTimeout(open, PATIENCE_MS);
    };
  }

  open();
  return () => {
    clearTimeout(waiting);
    source.close();
  };
}
