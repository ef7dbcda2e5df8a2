/**
 * State of one screen: a plain object replaced on every change. However many changes come within a frame,
 * the view is drawn once.
 */
export function createStore(initial, draw) {
  let state = initial;
  let scheduled = false;
  const schedule = () => {
    if (scheduled) return;
    scheduled = true;
    const run = () => {
      if (!scheduled) return;
      scheduled = false;
      draw(state);
    };
    // A hidden page gets no animation frames, but its alerts still have to be raised.
    if (document.hidden) setTimeout(run, 0);
    else requestAnimationFrame(run);
  };
  return {
    get: () => state,
    set(patch) {
      state = { ...state, ...(typeof patch === "function" ? patch(state) : patch) };
      schedule();
    },
    redraw: schedule,
  };
}
