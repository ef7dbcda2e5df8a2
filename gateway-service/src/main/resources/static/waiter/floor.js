import { isOpen, itemsIn, liveItems } from "../shared/ordering/order-status.js";

/**
 * A table that has not ordered, or whose kitchen is late, has waited too long. The floor carries open orders only, so a
 * table without any may also have eaten: after a while silence no longer means that nobody came to take the order.
 */
const NO_ORDER_MINUTES = { from: 10, to: 40 };
const KITCHEN_MINUTES = 25;

/**
 * What one glance at a table has to tell. The most urgent thing wins; the rest is in the table's sheet.
 *
 * @returns {{kind: "free" | "reserved" | "seated" | "waiting" | "ready" | "bill" | "unconfirmed" | "called", since: string | null}}
 */
export function glance(table, session, orders, at) {
  if (!session) return { kind: table.status === "reserved" ? "reserved" : "free", since: null };
  const calls = openRequests(session);
  const called = calls.find(({ kind }) => kind === "waiter");
  if (called) return { kind: "called", since: called.raisedAt };
  const unseen = orders.find(isUnconfirmed);
  if (unseen) return { kind: "unconfirmed", since: unseen.kitchen.since };
  const ready = orders.flatMap((order) => itemsIn(order, "ready"));
  if (ready.length > 0) return { kind: "ready", since: earliest(ready.map(({ statusSince }) => statusSince)) };
  const bill = calls.find(({ kind }) => kind === "bill");
  if (bill) return { kind: "bill", since: bill.raisedAt };
  const waiting = waitingSince(session, orders, at);
  return waiting ? { kind: "waiting", since: waiting } : { kind: "seated", since: session.openedAt };
}

function waitingSince(session, orders, at) {
  const longerThan = (instant, minutes) => at - Date.parse(instant) >= minutes * 60_000;
  if (orders.length === 0) {
    const { from, to } = NO_ORDER_MINUTES;
    return longerThan(session.openedAt, from) && !longerThan(session.openedAt, to) ? session.openedAt : null;
  }
  const late = orders.filter((order) => isOpen(order) && longerThan(order.placedAt, KITCHEN_MINUTES));
  return late.length > 0 ? earliest(late.map(({ placedAt }) => placedAt)) : null;
}

/** Everything that wants somebody to walk, newest first. @param maps of the floor's sessions and orders by id */
export function alertsOf({ sessions, orders }) {
  const atTables = [...sessions.values()]
    .filter(({ status }) => status !== "closed")
    .flatMap((session) => [
      ...openRequests(session).map((request) => callAlert(session, request)),
      ...ordersOf(orders, session).flatMap((order) => readyAlert(session, order)),
    ]);
  return newestFirst([...atTables, ...[...orders.values()].filter(isUnconfirmed).map(unconfirmedAlert)]);
}

export function newestFirst(alerts) {
  return [...alerts].sort((left, right) => Date.parse(right.since) - Date.parse(left.since));
}

function callAlert(session, { id, kind, raisedAt }) {
  const called = kind === "bill" ? "bill" : "called";
  return { id, kind: called, since: raisedAt, tableCode: session.tableCode, tableId: session.tableId, sessionId: session.id };
}

/** It was sent and no screen of the kitchen has said that it shows it: somebody has to go and look. */
export function isUnconfirmed(order) {
  return isOpen(order) && order.kitchen?.state === "unconfirmed";
}

function unconfirmedAlert(order) {
  const { id, kitchen, tableCode, tableId } = order;
  return { id: `${id}:unconfirmed`, kind: "unconfirmed", since: kitchen.since, tableCode, tableId, order };
}

function readyAlert(session, order) {
  const items = itemsIn(order, "ready");
  if (items.length === 0) return [];
  const since = items.map(({ statusSince }) => statusSince).sort().at(-1);
  const id = `${order.id}:${items.map((item) => item.id).join()}`;
  return [{ id, kind: "ready", since, tableCode: session.tableCode, tableId: session.tableId, order, items }];
}

export function openRequests(session) {
  return session.serviceRequests.filter(({ resolvedAt }) => !resolvedAt);
}

/** Areas in the order of their name, tables as people count: 2 before 10. */
export function byArea(tables) {
  const numeric = new Intl.Collator(undefined, { numeric: true });
  const areas = groupBy(tables, areaOf);
  return [...areas]
    .map(([area, members]) => ({ area, tables: members.sort((a, b) => numeric.compare(a.code, b.code)) }))
    .sort((left, right) => numeric.compare(left.area, right.area));
}

/** Nothing of it is still being made or carried. */
export function allServed(orders) {
  return orders.every((order) => liveItems(order).every(({ status }) => status === "served"));
}

function earliest(instants) {
  return instants.sort()[0];
}

function areaOf({ areaName }) {
  return areaName ?? "";
}

function groupBy(values, keyOf) {
  const groups = new Map();
  values.forEach((value) => groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]));
  return groups;
}

/** The stay now at a table, if any. */
export function sessionOf(sessions, tableId) {
  return [...sessions.values()].find((session) => session.tableId === tableId && session.status !== "closed") ?? null;
}

export function ordersOf(orders, session) {
  return session ? [...orders.values()].filter(({ tableSessionId }) => tableSessionId === session.id) : [];
}
