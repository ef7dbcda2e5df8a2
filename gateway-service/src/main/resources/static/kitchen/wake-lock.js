/** Keeps the display on while the page is in sight. The lock ends whenever it is hidden, so it is asked for again. */
export function keepAwake() {
  if (!("wakeLock" in navigator)) return;
  const ask = () => {
    if (document.visibilityState !== "visible") return;
    navigator.wakeLock.request("screen").catch((refusal) => console.info("The display may go dark:", refusal.message));
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
