// What the page asks of the server, one function a route.

const ask = (path, body) => send(path, body && post(body));

async function send(path, request) {
  const response = await fetch(path, request);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

const post = (body) => ({
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const phones = () => ask("/simulator/phones");
export const history = (address) => ask(`/simulator/history/${encodeURIComponent(address)}`);
export const say = (said) => ask("/simulator/say", said);
export const bring = (said, file) => send(`/simulator/bring?${new URLSearchParams(said)}`, {
  method: "POST", headers: { "Content-Type": file.type }, body: file,
});
export const clock = () => ask("/simulator/clock");
export const moveClock = (to) => ask("/simulator/clock", { to });

/** A name for one message that no other has; works without https too, where crypto.randomUUID does not exist. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
