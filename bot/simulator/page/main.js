// Puts the page together: people from the server and newcomers from this browser, their phones, the stream, the clock.

import { Clock } from "./clock.js";
import { Desk } from "./desk.js";
import { byId } from "./element.js";
import { forGood } from "./memory.js";
import { introduced, newcomers, offerNewcomer } from "./newcomer.js";
import { notify } from "./notice.js";
import * as server from "./server.js";
import { listen } from "./stream.js";
import { words } from "./words.js";

const MOST_KNOWN = 80; // A stream listens to a hundred phones, newcomers among them.
const MEET_AFTER_MS = 400;
const clock = new Clock();
const desk = new Desk(() => clock.now());
let hangUp = () => {};
let meeting;

/** Asks who there is; who has joined or changed its name since is shown as it is now. */
async function meet() {
  const known = (await server.phones()).slice(0, MOST_KNOWN).map(introduced);
  const addresses = new Set(known.map(({ address }) => address));
  const people = [...known, ...newcomers().filter(({ address }) => !addresses.has(address))];
  const before = desk.addresses.join();
  desk.setPeople(people);
  byId("nobody").hidden = people.length > 0;
  if (desk.addresses.join() !== before) connect();
}

function meetSoon() {
  clearTimeout(meeting);
  meeting = setTimeout(() => meet().catch(() => {}), MEET_AFTER_MS);
}

function connect() {
  hangUp();
  hangUp = listen(desk.addresses, { ready, changed, clock: () => clock.read(), lost: () => desk.setConnected(false) });
}

function ready() {
  desk.setConnected(true);
  desk.refresh();
  clock.read();
}

function changed(address) {
  desk.changed(address);
  meetSoon();
}

offerNewcomer(async (person) => {
  await meet();
  desk.choose(person.address);
});

byId("first").onclick = () => byId("add").click();
byId("hint").hidden = forGood.recall("understood", false);
byId("understood").onclick = () => {
  forGood.remember("understood", true);
  byId("hint").hidden = true;
};

try {
  await clock.read();
  await meet();
} catch {
  notify(words.away);
}
