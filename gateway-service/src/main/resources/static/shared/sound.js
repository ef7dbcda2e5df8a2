/** Sounds made, not loaded. Browsers let a page sound only after a first touch; until then `play` is silent. */
let context = null;

export function unlockSoundOnFirstTouch(onUnlocked = () => {}) {
  const unlock = () => {
    context ??= new AudioContext();
    context.resume().then(onUnlocked);
  };
  addEventListener("pointerdown", unlock, { once: true });
  addEventListener("keydown", unlock, { once: true });
}

const TUNES = {
  ticket: [660, 880],
  ready: [880, 1175, 880],
  call: [988, 784],
};

export function soundIsOn() {
  return context?.state === "running";
}

/** @param {keyof TUNES} tune */
export function play(tune) {
  if (!soundIsOn()) return;
  TUNES[tune].forEach((hertz, index) => note(hertz, context.currentTime + index * 0.16));
}

function note(hertz, at) {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.type = "triangle";
  tone.frequency.value = hertz;
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(0.4, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.001, at + 0.3);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + 0.32);
}

export function vibrate() {
  navigator.vibrate?.([120, 60, 120]);
}
