import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

let sockets = [];

class FakeSocket {
  static OPEN = 1;
  sent = [];
  constructor(url, protocol) {
    Object.assign(this, { url, protocol, readyState: 0 });
    sockets.push(this);
  }
  send(frame) {
    this.sent.push(JSON.parse(frame));
  }
  close(code = 1000) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose({ code });
  }
  open() {
    this.readyState = 1;
    this.onopen();
  }
  receive(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }
}

Object.assign(globalThis, { WebSocket: FakeSocket, addEventListener() {}, removeEventListener() {} });
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
const { ArisGourmetStream, patienceMillis } = await import("../../main/resources/static/shared/arisgourmet-stream.js");

const turn = () => new Promise((resolve) => setImmediate(resolve));
const asked = [];
const seen = { snapshots: [], events: [] };
let stream;

beforeEach(() => {
  sockets = [];
  asked.length = seen.snapshots.length = seen.events.length = 0;
  stream = new ArisGourmetStream({
    url: "ws://gateway/api/v1/stream",
    ticket: async (options) => {
      asked.push(options.fresh);
      return `ticket ${asked.length}`;
    },
  });
  stream.subscribe("kitchen", {
    onSnapshot: (pages) => seen.snapshots.push(pages),
    onEvent: (event) => seen.events.push(event.id),
  });
});

/** Connects, and brings the channel up to a snapshot with this cursor. */
async function live(cursor = "c1") {
  stream.start();
  await turn();
  sockets[0].open();
  sockets[0].receive({ type: "subscribed", channel: "kitchen", cursor: "c0", recovered: false });
  sockets[0].receive({ type: "snapshot", channel: "kitchen", cursor, data: { orders: [1] }, last: true });
}

async function reconnected(context) {
  context.mock.timers.tick(15_000);
  await turn();
  sockets.at(-1).open();
  return sockets.at(-1);
}

test("it connects with a ticket under the subprotocol and asks for a snapshot first", async () => {
  stream.start();
  await turn();
  assert.equal(sockets[0].url, "ws://gateway/api/v1/stream?ticket=ticket%201");
  assert.equal(sockets[0].protocol, "arisgourmet.v1");
  sockets[0].open();
  assert.deepEqual(sockets[0].sent, [{ type: "subscribe", channel: "kitchen" }]);
  stream.stop();
});

test("it is live only after the last page of the snapshot, which arrives whole", async () => {
  stream.start();
  await turn();
  sockets[0].open();
  sockets[0].receive({ type: "snapshot", channel: "kitchen", cursor: "c1", data: { orders: [1] }, last: false });
  assert.equal(stream.status.status, "connecting");
  sockets[0].receive({ type: "snapshot", channel: "kitchen", cursor: "c1", data: { orders: [2] }, last: true });
  assert.equal(stream.status.status, "live");
  assert.deepEqual(seen.snapshots, [[{ orders: [1] }, { orders: [2] }]]);
  stream.stop();
});

test("after a loss it says so, comes back and asks from its last cursor", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await live();
  sockets[0].receive({ type: "event", channel: "kitchen", cursor: "c2", event: { id: "e2" } });
  sockets[0].close(4503);
  assert.equal(stream.status.status, "reconnecting");
  const second = await reconnected(context);
  assert.deepEqual(second.sent, [{ type: "subscribe", channel: "kitchen", since: "c2" }]);
  second.receive({ type: "subscribed", channel: "kitchen", cursor: "c2", recovered: true });
  assert.equal(stream.status.status, "live");
  assert.deepEqual(seen.events, ["e2"]);
  stream.stop();
});

test("a long loss is told as offline since its beginning", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await live();
  sockets[0].close(1006);
  const { since } = stream.status;
  context.mock.timers.tick(8000);
  assert.deepEqual(stream.status, { status: "offline", since });
  stream.stop();
});

test("an ended token is renewed before the next ticket", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await live();
  sockets[0].close(1008);
  await reconnected(context);
  assert.deepEqual(asked, [false, true]);
  stream.stop();
});

test("an expiring token is renewed on the open socket", async () => {
  await live();
  sockets[0].receive({ type: "expiring", expiresIn: 30 });
  await turn();
  assert.deepEqual(sockets[0].sent.at(-1), { type: "refresh", ticket: "ticket 2" });
  assert.deepEqual(asked, [false, true]);
  stream.stop();
});

test("a drawn ticket is told with its station, if the screen has one", async () => {
  await live();
  stream.acknowledge("o", 3);
  stream.acknowledge("o", 4, "bar");
  assert.deepEqual(sockets[0].sent.slice(-2), [
    { type: "ack", orderId: "o", version: 3 },
    { type: "ack", orderId: "o", version: 4, station: "bar" },
  ]);
  stream.stop();
});

test("a resync forgets the cursor and asks for a snapshot", async () => {
  await live();
  sockets[0].receive({ type: "resync", channel: "kitchen" });
  assert.deepEqual(sockets[0].sent.at(-1), { type: "subscribe", channel: "kitchen" });
  stream.stop();
});

test("who may no longer listen is told, and nothing is tried again", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const refused = new ArisGourmetStream({
    url: "ws://gateway",
    ticket: () => Promise.reject(Object.assign(new Error("ended"), { status: 401 })),
  });
  let told = 0;
  refused.addEventListener("unauthorized", () => told++);
  refused.start();
  await turn();
  context.mock.timers.tick(60_000);
  await turn();
  assert.equal(told, 1);
  assert.equal(refused.status.status, "ended");
  assert.equal(sockets.length, 0);
});

test("the delay a draining server asks for is kept", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await live();
  sockets[0].receive({ type: "reconnect", afterMillis: 20_000 });
  sockets[0].close(4503);
  context.mock.timers.tick(19_999);
  await turn();
  assert.equal(sockets.length, 1);
  context.mock.timers.tick(1);
  await turn();
  assert.equal(sockets.length, 2);
  stream.stop();
});

test("a delay that is told with the ticket's answer is kept, and spread over the clients", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let asked = 0;
  const overrun = new ArisGourmetStream({
    url: "ws://gateway",
    ticket: () => (++asked < 3 ? Promise.reject(Object.assign(new Error("later"), { status: 503, retryAfterMillis: 7000 })) : Promise.resolve("t")),
  });
  overrun.start();
  await turn();
  for (const attempt of [1, 2]) {
    context.mock.timers.tick(6999);
    await turn();
    assert.equal(asked, attempt, "not before its time");
    context.mock.timers.tick(3501);
    await turn();
    assert.equal(asked, attempt + 1);
  }
  assert.equal(sockets.length, 1);
  overrun.stop();
});

test("patience is never less than told, and not the same for all", () => {
  assert.equal(patienceMillis(10_000, () => 0), 10_000);
  assert.equal(patienceMillis(10_000, () => 1), 15_000);
  assert.equal(patienceMillis(1000, () => 1), 2000);
});

test("a renewal that is put off is asked for again on the same socket", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await live();
  let refused = false;
  const original = asked.push;
  asked.push = function (fresh) {
    original.call(asked, fresh);
    if (fresh && !refused) {
      refused = true;
      throw Object.assign(new Error("later"), { status: 503, retryAfterMillis: 2000 });
    }
  };
  sockets[0].receive({ type: "expiring", expiresIn: 60 });
  await turn();
  assert.equal(sockets[0].sent.some(({ type }) => type === "refresh"), false);
  context.mock.timers.tick(3000);
  await turn();
  delete asked.push;
  assert.equal(sockets[0].sent.at(-1).type, "refresh");
  stream.stop();
});

test("a socket that is silent for two and a half beats is given up, whatever it looks like", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  await live();
  sockets[0].receive({ type: "beat", everyMillis: 20_000 });
  context.mock.timers.tick(49_999);
  assert.equal(stream.status.status, "live");
  context.mock.timers.tick(1);
  assert.equal(stream.status.status, "reconnecting");
  stream.stop();
});

test("a screen says what it shows: at once when that changes, else about once a second, and as a sign of life", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const told = () => sockets[0].sent.filter(({ type }) => type === "shown");
  stream.start();
  await turn();
  sockets[0].open();
  stream.shown("kitchen", null, 0);
  assert.deepEqual(told(), [], "nothing is shown before the snapshot");
  sockets[0].receive({ type: "snapshot", channel: "kitchen", cursor: "c1", data: {}, last: true });
  stream.shown("kitchen", null, 0);
  stream.shown("kitchen", "bar", 10);
  assert.deepEqual(told(), [{ type: "shown", cursor: "c1" }, { type: "shown", cursor: "c1", station: "bar" }]);
  stream.shown("kitchen", "bar", 14_000);
  assert.equal(told().length, 2);
  stream.shown("kitchen", "bar", 15_010);
  assert.equal(told().length, 3);
  sockets[0].receive({ type: "event", channel: "kitchen", cursor: "c2", event: { id: "e2" } });
  stream.shown("kitchen", "bar", 15_020);
  assert.equal(told().length, 3, "not more than about once a second");
  context.mock.timers.tick(1000);
  assert.deepEqual(told().at(-1), { type: "shown", cursor: "c2", station: "bar" });
  stream.stop();
});
