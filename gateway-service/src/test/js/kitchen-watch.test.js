import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsUp, stationsOf, unwatchedAlerts } from "../../main/resources/static/waiter/kitchen-watch.js";
import { byId, item, order } from "./fixtures.js";

const NOW = Date.parse("2026-03-01T12:10:00Z");
const screen = (station, extra = {}) => ({ id: station ?? "all", station, since: "2026-03-01T11:00:00Z", heardAt: "2026-03-01T12:09:55Z", behindMillis: 0, ...extra });
const bar = order("b", [item("b1", "placed", { station: "bar" }), item("b2", "served", { station: "cold" })]);
const grill = order("g", [item("g1", "preparing"), item("g2", "preparing")], { placedAt: "2026-03-01T12:05:00Z" });
const orders = byId(bar, grill);
const alerts = (screens, at = NOW) => unwatchedAlerts({ orders, screens }, at).map(({ station }) => station);

test("a station with work and without a screen raises an alert, each for itself", () => {
  assert.deepEqual(alerts([]), ["bar", "grill"]);
  assert.deepEqual(alerts([screen("bar")]), ["grill"]);
  assert.deepEqual(alerts([screen(null)]), []);
});

test("a screen that stands still watches nothing", () => {
  const still = screen(null, { heardAt: "2026-03-01T12:09:00Z" });
  assert.equal(keepsUp(still, NOW), "silent");
  assert.deepEqual(alerts([still, screen("bar")]), ["grill"]);
});

test("a screen that has never said what it shows is taken at its connection", () => {
  assert.equal(keepsUp({ station: null }, NOW), "well");
  assert.deepEqual(alerts([{ id: "old", station: null }]), []);
});

test("a screen is behind by time, not by how much waits", () => {
  assert.equal(keepsUp(screen("bar", { behindMillis: 10_001 }), NOW), "behind");
  assert.equal(keepsUp(screen("bar", { behindMillis: 9000, behindBytes: 1e6 }), NOW), "well");
});

test("what has just been ordered may wait a moment, and what is made needs no screen", () => {
  const just = byId(order("n", [item("n1", "placed")], { placedAt: "2026-03-01T12:09:55Z" }));
  assert.deepEqual(unwatchedAlerts({ orders: just, screens: [] }, NOW), []);
  const made = byId(order("r", [item("r1", "ready")]));
  assert.deepEqual(unwatchedAlerts({ orders: made, screens: [] }, NOW), []);
});

test("nothing is claimed while it is not known who is there", () => {
  assert.deepEqual(unwatchedAlerts({ orders, screens: null }, NOW), []);
});

test("stations are told with their work and their own screens", () => {
  assert.deepEqual(
    stationsOf({ orders, screens: [screen("bar"), screen("cold")] }, NOW).map(({ station, orders, screens, watched }) => [station, orders, screens.length, watched]),
    [["bar", 1, 1, true], ["cold", 0, 1, true], ["grill", 1, 0, false]],
  );
});
