// Puts the page together: people from the server and newcomers from this browser, their phones, the stream, the clock.

import { Clock } from "./clock.js";
import { Desk } from "./desk.js";
import { byId } from "./element.js";
import { recall, remember } from "./memory.js";
import { newcomers, offerNewcomer } from "./newcomer.js";
import * as server from "./server.js";
import { listen } from "./stream.js";

const clock = new Clock();
const desk = new Desk(() => clock.now());
let hangUp = () => {};

async function meet() {
  const known = await server.phones();
  const addresses = new Set(known.map(({ address }) => address));
  const before = desk.addresses.join();
  desk.setPeople([...known, ...newcomers().filter(({ address }) => !addresses.has(address))]);
  if (desk.addresses.join() !== before) connect();
}

function connect() {
  hangUp();
  if (desk.addresses.length) hangUp = listen(desk.addresses, {
    ready: () => { desk.setConnected(true); desk.refresh(); clock.read(); },
    changed: (address) => { desk.changed(address); if (isNew(address)) meet(); },
    clock: () => clock.read(),
    lost: () => desk.setConnected(false),
  });
}

const isNew = (address) => newcomers().some((newcomer) => newcomer.address === address)
  && desk.people.get(address)?.name === address;

offerNewcomer(async (person) => {
  await meet();
  desk.bring(person.address);
});

byId("hint").hidden = recall("understood", false);
byId("understood").onclick = () => {
  remember("understood", true);
  byId("hint").hidden = true;
};

await clock.read();
await meet();
