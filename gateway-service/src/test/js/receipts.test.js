import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { createReceipts } from "../../main/resources/static/kitchen/receipts.js";
import { progressOf } from "../../main/resources/static/shared/ordering/order-status.js";
import { item, order } from "./fixtures.js";

let told;
let confirm;

beforeEach(() => {
  told = [];
  confirm = createReceipts((id, version, station) => told.push([id, version, station]));
});

const drawn = (id, waitingFor, version = 1) => ({
  order: order(id, [item("a", "placed")], { version, kitchen: { state: waitingFor.length ? "sent" : "received", waitingFor } }),
});

test("a drawn ticket is confirmed again until the order says that it is received", () => {
  confirm([drawn("o", ["grill"])], null, 0);
  confirm([drawn("o", ["grill"])], null, 4999);
  assert.deepEqual(told, [["o", 1, null]]);
  confirm([drawn("o", ["grill"])], null, 5000);
  assert.equal(told.length, 2);
  confirm([drawn("o", [], 2)], null, 60_000);
  assert.equal(told.length, 2);
});

test("a newer version of a ticket that is waited for is confirmed at once", () => {
  confirm([drawn("o", ["grill"])], null, 0);
  confirm([drawn("o", ["grill"], 2)], null, 1);
  assert.deepEqual(told, [["o", 1, null], ["o", 2, null]]);
});

test("a station's screen confirms its own tickets only", () => {
  confirm([drawn("both", ["bar", "grill"]), drawn("other", ["grill"])], "bar", 0);
  assert.deepEqual(told, [["both", 1, "bar"]]);
});

test("a screen that is switched to every station confirms at once what the others wait for", () => {
  confirm([drawn("o", ["bar", "grill"])], "bar", 0);
  confirm([drawn("o", ["bar", "grill"])], null, 1);
  assert.deepEqual(told, [["o", 1, "bar"], ["o", 1, null]]);
});

test("orders of a server that knows of no confirmations are left alone", () => {
  confirm([{ order: order("old", [item("a", "placed")]) }], null, 0);
  assert.deepEqual(told, []);
});

test("a guest is told that the kitchen has an order only when the kitchen says so", () => {
  const placed = (state) => progressOf({ status: "placed", kitchen: { state } });
  assert.deepEqual(["sent", "unconfirmed", "received"].map(placed), ["placed", "placed", "received"]);
  assert.equal(progressOf({ status: "placed" }), "placed");
  assert.equal(progressOf({ status: "ready", kitchen: { state: "received" } }), "ready");
});
