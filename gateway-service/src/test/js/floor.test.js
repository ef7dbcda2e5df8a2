import assert from "node:assert/strict";
import { test } from "node:test";
import { alertsOf, byArea, glance } from "../../main/resources/static/waiter/floor.js";
import { byId, item, order } from "./fixtures.js";

const table = { id: "t7", code: "7", status: "free", areaName: "Salón" };
const session = { id: "session", tableId: "t7", tableCode: "7", status: "open", openedAt: "2026-03-01T12:00:00Z", serviceRequests: [] };
const request = (kind, raisedAt) => ({ id: kind, kind, raisedAt, resolvedAt: null });
const after = (minutes) => Date.parse("2026-03-01T12:00:00Z") + minutes * 60_000;
const kind = (...arguments_) => glance(...arguments_).kind;

test("a table without a stay is free or reserved", () => {
  assert.equal(kind(table, null, [], after(0)), "free");
  assert.equal(kind({ ...table, status: "reserved" }, null, [], after(0)), "reserved");
});

test("the most urgent thing wins: a call, then food, then the bill, then waiting", () => {
  const ready = order("o", [item("a", "ready")]);
  const bill = { ...session, serviceRequests: [request("bill", "2026-03-01T12:01:00Z")] };
  const called = { ...session, serviceRequests: [...bill.serviceRequests, request("waiter", "2026-03-01T12:02:00Z")] };
  assert.equal(kind(table, called, [ready], after(3)), "called");
  assert.equal(kind(table, bill, [ready], after(3)), "ready");
  assert.equal(kind(table, bill, [], after(30)), "bill");
});

test("a table waits too long when nobody takes its order or the kitchen is late", () => {
  assert.equal(kind(table, session, [], after(9)), "seated");
  assert.equal(kind(table, session, [], after(10)), "waiting");
  assert.equal(kind(table, session, [], after(41)), "seated");
  const cooking = order("o", [item("a", "preparing")]);
  assert.equal(kind(table, session, [cooking], after(24)), "seated");
  assert.equal(kind(table, session, [cooking], after(25)), "waiting");
});

test("alerts come newest first, resolved and closed ones not at all", () => {
  const other = { ...session, id: "s2", tableId: "t2", serviceRequests: [request("waiter", "2026-03-01T12:09:00Z")] };
  const closed = { ...other, id: "s3", status: "closed" };
  const resolved = { ...request("bill", "2026-03-01T12:10:00Z"), resolvedAt: "2026-03-01T12:11:00Z" };
  const sessions = byId({ ...session, serviceRequests: [resolved] }, other, closed);
  const orders = byId(
    order("o1", [item("a", "ready", { statusSince: "2026-03-01T12:12:00Z" }), item("b", "served")]),
    order("o2", [item("c", "ready", { statusSince: "2026-03-01T12:01:00Z" })]),
  );
  assert.deepEqual(alertsOf({ sessions, orders }).map(({ id }) => id), ["o1:a", "waiter", "o2:c"]);
});

test("an order that the kitchen did not confirm in time calls for somebody, at a table or not", () => {
  const kitchen = { state: "unconfirmed", since: "2026-03-01T12:03:00Z", waitingFor: ["grill"] };
  const unseen = order("o1", [item("a", "placed")], { kitchen });
  const takeaway = order("o2", [item("b", "placed")], { kitchen, tableSessionId: null, tableCode: null });
  const received = order("o3", [item("c", "placed")], { kitchen: { ...kitchen, state: "received", waitingFor: [] } });
  const cancelled = order("o4", [item("d", "voided")], { kitchen, status: "cancelled" });
  const orders = byId(unseen, takeaway, received, cancelled);
  assert.deepEqual(alertsOf({ sessions: byId(session), orders }).map(({ id }) => id), ["o1:unconfirmed", "o2:unconfirmed"]);
  assert.deepEqual(glance(table, session, [received, unseen], after(4)), { kind: "unconfirmed", since: kitchen.since });
  assert.equal(kind(table, session, [received], after(4)), "seated");
});

test("tables are counted as people count", () => {
  const codes = byArea(["10", "2", "1"].map((code) => ({ code, areaName: null })));
  assert.deepEqual(codes[0].tables.map(({ code }) => code), ["1", "2", "10"]);
});
