/**
 * A table of aggregates by id that only ever moves forward: an older version never overwrites a newer one, so
 * answers, snapshots and events may arrive in any order and more than once.
 */

/** @returns {Map} the same map if nothing changed */
export function upsert(map, aggregate) {
  const known = map.get(aggregate.id);
  if (known && known.version >= aggregate.version) return map;
  return new Map(map).set(aggregate.id, aggregate);
}

/** A snapshot is complete: what it lacks is gone. What it holds in an older version than we do stays ours. */
export function replaceAll(map, aggregates) {
  const next = new Map();
  for (const aggregate of aggregates) {
    const known = map.get(aggregate.id);
    next.set(aggregate.id, known && known.version > aggregate.version ? known : aggregate);
  }
  return next;
}

export function remove(map, id) {
  if (!map.has(id)) return map;
  const next = new Map(map);
  next.delete(id);
  return next;
}

/** `order/0198…` → `order` */
export function aggregateOf(event) {
  return event.subject.slice(0, event.subject.indexOf("/"));
}

/** The event's state, carrying the version the envelope gives it. */
export function stateOf(event) {
  return { ...event.data, version: event.aggregateversion };
}
