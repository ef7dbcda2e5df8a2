/** An answer that has not come by then was lost somewhere on the way. */
const AGAIN_AFTER_MILLIS = 5000;

/**
 * Tells the server which tickets have really been drawn, again and again until the order itself says that they are received:
 * a lost frame, a dying gateway or a service that was away delay a confirmation and never lose it.
 *
 * @param {(orderId: string, version: number, station: string | null) => void} tell
 */
export function createReceipts(tell) {
  let told = new Map();

  /** @param drawn what the screen shows @param {string | null} station null: every station */
  return function confirm(drawn, station, now) {
    const waiting = drawn.map(({ order }) => order).filter((order) => isWaitedFor(order, station));
    const still = new Map(waiting.filter(({ id }) => told.has(id)).map(({ id }) => [id, told.get(id)]));
    for (const { id, version } of waiting) {
      const last = still.get(id);
      if (last && last.version === version && last.station === station && now - last.at < AGAIN_AFTER_MILLIS) continue;
      still.set(id, { version, station, at: now });
      tell(id, version, station);
    }
    told = still;
  };
}

function isWaitedFor({ kitchen }, station) {
  const stations = kitchen?.waitingFor ?? [];
  return station === null ? stations.length > 0 : stations.includes(station);
}
