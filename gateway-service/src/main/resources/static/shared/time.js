/** Time as the server sees it: a tablet whose clock is wrong still shows right minutes. */
let skewMillis = 0;

/** @param {string | null} serverDate the `Date` field of an answer; ignored when absent or within its one-second grain */
export function learnServerTime(serverDate) {
  const server = Date.parse(serverDate ?? "");
  if (Number.isNaN(server)) return;
  const skew = server - Date.now();
  skewMillis = Math.abs(skew) > 2000 ? skew : 0;
}

export function now() {
  return Date.now() + skewMillis;
}

/** Whole minutes since an instant, never negative. */
export function minutesSince(instant, at = now()) {
  return Math.max(0, Math.floor((at - Date.parse(instant)) / 60_000));
}

export function clockTime(instant, locale) {
  return new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(
    new Date(instant),
  );
}
