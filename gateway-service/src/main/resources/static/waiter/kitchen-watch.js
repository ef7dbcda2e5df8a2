import { inWork, isOpen, liveItems } from "../shared/ordering/order-status.js";

/** A kitchen's page says something every quarter of a minute; one that has not for so long stands still. */
const SILENT_MILLIS = 45_000;
const BEHIND_MILLIS = 10_000;
/** A screen that is loaded anew is away for a moment. */
const GRACE_MILLIS = 10_000;

/** @returns {"silent" | "behind" | "well"} how a kitchen's screen keeps up */
export function keepsUp({ heardAt, behindMillis }, at) {
  if (heardAt && at - Date.parse(heardAt) > SILENT_MILLIS) return "silent";
  return behindMillis > BEHIND_MILLIS ? "behind" : "well";
}

/**
 * The stations that have something to make or a screen of their own, by name; `watched` says whether any screen that keeps
 * breathing shows it.
 */
export function stationsOf({ orders, screens }, at) {
  const work = workByStation(orders.values());
  const names = new Set([...work.keys(), ...screens.flatMap(({ station }) => station ?? [])]);
  const breathing = screens.filter((screen) => keepsUp(screen, at) !== "silent");
  return [...names].sort().map((station) => ({
    station,
    orders: work.get(station)?.orders ?? 0,
    since: work.get(station)?.since ?? null,
    screens: screens.filter((screen) => screen.station === station),
    watched: breathing.some((screen) => !screen.station || screen.station === station),
  }));
}

/** Work that nobody in the kitchen can see. @param screens null: it is not known who is there, and nothing is claimed */
export function unwatchedAlerts({ orders, screens }, at) {
  if (!screens) return [];
  return stationsOf({ orders, screens }, at)
    .filter(({ watched, since }) => !watched && since && at - Date.parse(since) >= GRACE_MILLIS)
    .map(({ station, since, orders: count }) => ({ id: `unwatched:${station}`, kind: "unwatched", since, station, count }));
}

function workByStation(orders) {
  const work = new Map();
  for (const order of [...orders].filter(isOpen)) {
    const stations = new Set(liveItems(order).filter(inWork).map(({ station }) => station));
    for (const station of stations) {
      const known = work.get(station) ?? { orders: 0, since: order.placedAt };
      const since = Date.parse(order.placedAt) < Date.parse(known.since) ? order.placedAt : known.since;
      work.set(station, { orders: known.orders + 1, since });
    }
  }
  return work;
}
