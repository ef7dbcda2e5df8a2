import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

/** The same description, and the same examples, that the gateway's own frames are held against. */
const document = JSON.parse(readFileSync(new URL("../../main/resources/openapi/asyncapi.json", import.meta.url), "utf8"));
const { messages } = document.components;
const namesIn = (operation) => document.operations[operation].messages.map(({ $ref }) => $ref.split("/").at(-1)).sort();
const examplesOf = (name) => messages[name].examples.map(({ payload }) => payload);

let sockets = [];

class FakeSocket {
  static OPEN = 1;
  sent = [];
  readyState = 0;
  constructor() {
    sockets.push(this);
  }
  send(frame) {
    this.sent.push(JSON.parse(frame));
  }
  close(code = 1000) {
    this.readyState = 3;
    this.onclose({ code });
  }
  receive(frame) {
    this.onmessage({ data: JSON.stringify(frame) });
  }
}

Object.assign(globalThis, { WebSocket: FakeSocket, addEventListener() {}, removeEventListener() {} });
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });
const { ArisGourmetStream } = await import("../../main/resources/static/shared/arisgourmet-stream.js");
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function open(channel = "kitchen") {
  sockets = [];
  const seen = { snapshots: [], events: [], problems: [], tickets: [] };
  const ticket = async ({ fresh }) => seen.tickets.push(fresh) && "a ticket";
  const stream = new ArisGourmetStream({ url: "ws://gateway", ticket });
  stream.addEventListener("problem", ({ detail }) => seen.problems.push(detail));
  stream.subscribe(channel, {
    station: "grill",
    onSnapshot: (pages) => seen.snapshots.push(pages),
    onEvent: (event, about) => seen.events.push({ event, about }),
  });
  stream.start();
  await turn();
  sockets[0].readyState = 1;
  sockets[0].onopen();
  return { stream, seen, socket: sockets[0] };
}

/** What the client does about each frame; a frame that is described and not here has been forgotten. */
const EFFECTS = {
  subscribed({ stream, socket }, frame) {
    socket.receive({ ...frame, recovered: true });
    assert.equal(stream.status.status, "live");
  },
  snapshot({ stream, seen }, frame) {
    assert.deepEqual(seen.snapshots, [[frame.data]]);
    assert.equal(stream.status.status, "live");
  },
  event({ seen }, frame) {
    assert.deepEqual(seen.events, [{ event: frame.event, about: { coalesced: frame.coalesced === true } }]);
  },
  resync({ socket }, frame) {
    assert.deepEqual(socket.sent.at(-1), { type: "subscribe", channel: frame.channel, station: "grill" });
    assert.equal(socket.sent.length, 2);
  },
  error({ seen }, frame) {
    assert.deepEqual(seen.problems, [frame.problem]);
  },
  async expiring({ socket, seen }) {
    await turn();
    assert.deepEqual(seen.tickets, [false, true]);
    assert.equal(socket.sent.at(-1).type, "refresh");
  },
  async reconnect({ socket }, frame, context) {
    socket.close(4503);
    context.mock.timers.tick(frame.afterMillis - 1);
    await turn();
    assert.equal(sockets.length, 1);
    context.mock.timers.tick(1);
    await turn();
    assert.equal(sockets.length, 2);
  },
  beat({ stream, socket }, frame, context) {
    socket.receive({ type: "snapshot", channel: "kitchen", cursor: "c", data: {}, last: true });
    context.mock.timers.tick(2.5 * frame.everyMillis);
    assert.equal(stream.status.status, "reconnecting");
  },
};

test("every frame of the server that is described does something here", () => {
  assert.deepEqual(Object.keys(EFFECTS).sort(), namesIn("sendToClient"));
});

for (const [name, effect] of Object.entries(EFFECTS)) {
  test(`the example of ${name} is understood`, async (context) => {
    context.mock.timers.enable({ apis: ["setTimeout"] });
    for (const frame of examplesOf(name)) {
      const opened = await open(frame.channel);
      opened.socket.receive(frame);
      await effect(opened, frame, context);
      opened.stream.stop();
    }
  });
}

test("the client says nothing that is not described, and all of it but that it has heard enough", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { stream, socket } = await open();
  socket.receive({ type: "snapshot", channel: "kitchen", cursor: "c1", data: {}, last: true });
  stream.acknowledge(examplesOf("ack")[0].orderId, 3, "bar");
  stream.shown("kitchen", "bar");
  socket.receive({ type: "expiring", expiresIn: 60 });
  await turn();
  socket.close(1006);
  context.mock.timers.tick(15_000);
  await turn();
  sockets[1].readyState = 1;
  sockets[1].onopen();
  const said = [...socket.sent, ...sockets[1].sent];
  stream.stop();

  said.forEach((frame) => assert.deepEqual(complaints(messages[frame.type]?.payload, frame), [], JSON.stringify(frame)));
  const kinds = [...new Set(said.map(({ type }) => type))].sort();
  assert.deepEqual(kinds, namesIn("receiveFromClient").filter((name) => name !== "unsubscribe"));
});

/** Of JSON Schema what the client's frames are described with. */
function complaints(schema, frame) {
  if (!schema) return ["not described"];
  const missing = schema.required.filter((name) => !(name in frame)).map((name) => `${name} is missing`);
  const wrong = Object.entries(frame).filter(([name, value]) => !fits(resolved(schema.properties[name]), value));
  return [...missing, ...wrong.map(([name]) => `${name} is wrong`)];
}

function fits(schema, value) {
  if (!schema) return false;
  if ("const" in schema) return value === schema.const;
  if (schema.enum && !schema.enum.includes(value)) return false;
  return schema.type === "integer" ? Number.isInteger(value) && value >= (schema.minimum ?? -Infinity) : typeof value === schema.type;
}

function resolved(schema) {
  return schema?.$ref ? document.components.schemas[schema.$ref.split("/").at(-1)] : schema;
}
