import assert from "node:assert/strict";
import { test } from "node:test";
import { bumpSteps, recallSteps } from "../../main/resources/static/kitchen/bump.js";
import * as tickets from "../../main/resources/static/kitchen/tickets.js";
import { tellsAllergy } from "../../main/resources/static/shared/ordering/order-status.js";
import { item, order } from "./fixtures.js";

const later = (minutes) => Date.parse("2026-03-01T12:00:00Z") + minutes * 60_000;

test("tickets come oldest first and leave when the last item is ready", () => {
  const old = order("old", [item("a", "placed")]);
  const young = order("young", [item("b", "preparing")], { placedAt: "2026-03-01T12:05:00Z" });
  const done = order("done", [item("c", "ready"), item("d", "voided")]);
  assert.deepEqual(tickets.ticketsOf([young, done, old]).map(({ order: { id } }) => id), ["old", "young"]);
  assert.deepEqual(tickets.waitingForService([young, done, old]).map(({ order: { id } }) => id), ["done"]);
});

test("a station sees its own items only", () => {
  const mixed = order("mixed", [item("a", "placed"), item("b", "placed", { station: "bar" })]);
  assert.deepEqual(tickets.ticketsOf([mixed], "bar")[0].items.map(({ id }) => id), ["b"]);
  assert.deepEqual(tickets.stationsOf([mixed]), ["bar", "grill"]);
});

test("the tone turns when the slowest dish should be done, and again half as long after", () => {
  const slow = { order: order("slow", []), items: [item("a", "placed"), item("b", "placed", { prepMinutes: 20 })] };
  const tones = [19.9, 20, 29.9, 30].map((minutes) => tickets.toneOf(slow, later(minutes)));
  assert.deepEqual(tones, ["calm", "late", "late", "very-late"]);
});

test("the all-day counts add up open dishes by variant, most first", () => {
  const shown = tickets.ticketsOf([
    order("one", [item("a", "placed", { quantity: 2 }), item("b", "ready", { quantity: 9 })]),
    order("two", [item("c", "preparing", { quantity: 3 }), item("d", "placed", { variantName: "Grande" })]),
  ]);
  assert.deepEqual(tickets.allDay(shown), [
    { dish: "Ajiaco", quantity: 5 },
    { dish: "Ajiaco · Grande", quantity: 1 },
  ]);
});

test("one bump begins a ticket, the next makes it ready, one legal step at a time", () => {
  const placed = order("o", [item("a", "placed"), item("b", "placed")]);
  const path = "/api/v1/orders/o/status";
  assert.deepEqual(bumpSteps(placed, placed.items), [
    { path, body: { status: "accepted", from: "placed" } },
    { path, body: { status: "preparing", from: "accepted" } },
  ]);
  const begun = order("o", [item("a", "preparing"), item("b", "preparing")]);
  assert.deepEqual(bumpSteps(begun, begun.items), [{ path, body: { status: "ready", from: "preparing" } }]);
});

test("items that are not together move each on their own way", () => {
  const mixed = order("o", [item("a", "accepted"), item("b", "ready"), item("c", "preparing")]);
  assert.deepEqual(bumpSteps(mixed, mixed.items), [
    { path: "/api/v1/orders/o/items/a/status", body: { status: "preparing", from: "accepted" } },
  ]);
  assert.deepEqual(bumpSteps(mixed, [mixed.items[2]]), [
    { path: "/api/v1/orders/o/items/c/status", body: { status: "ready", from: "preparing" } },
  ]);
});

test("what has moved meanwhile is not moved again", () => {
  const moved = order("o", [item("a", "ready")]);
  assert.deepEqual(bumpSteps(moved, moved.items, "preparing"), []);
  assert.deepEqual(recallSteps(order("o", [item("a", "served")]), ["a"]), []);
});

test("a recall is one step back, of the named items only", () => {
  const ready = order("o", [item("a", "ready"), item("b", "ready")]);
  assert.deepEqual(recallSteps(ready, ["b"]), [
    { path: "/api/v1/orders/o/items/b/status", body: { status: "preparing", from: "ready" } },
  ]);
});

test("notes of an allergy are told from wishes", () => {
  for (const note of ["ALERGIA: maní", "alérgico al huevo", "celíaca", "nut allergy", "intolerante"]) {
    assert.ok(tellsAllergy(note), note);
  }
  for (const note of ["sin cebolla", "", null]) assert.ok(!tellsAllergy(note));
});
