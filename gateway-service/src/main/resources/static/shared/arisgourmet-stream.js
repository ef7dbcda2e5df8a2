/**
 * Client of the stream (subprotocol `arisgourmet.v1`), without dependencies.
 *
 * One socket carries every subscribed channel. After a loss it reconnects for ever with exponential back-off and full
 * jitter, and asks each channel for what it missed by the last cursor. `status` never claims more than is so: it is `live`
 * only while every channel has its snapshot or has caught up.
 *
 * It stands in one file on purpose: whoever writes another screen takes this file and nothing else.
 *
 * A server that is overrun says when to come back, in an answer to the ticket's request (`Retry-After`) or in a `reconnect`
 * frame; that is kept, never undercut.
 *
 * Events: `status` (detail `{status, since}`), `problem` (a server's `error` frame), `unauthorized` (the caller may no
 * longer listen; the stream has ended).
 */
const SUBPROTOCOL = "arisgourmet.v1";
const OFFLINE_AFTER_MILLIS = 8000;
const BACKOFF = { firstMillis: 500, mostMillis: 15_000 };
const TOKEN_ENDED = 1008;
/** How often a screen says what it shows: at most, and at least while it is drawn. */
const SHOWN = { mostOftenMillis: 1000, atLeastMillis: 15_000 };

/** Full jitter: anywhere between nothing and the exponential bound. */
export function backoffMillis(attempt, random = Math.random) {
  return Math.round(random() * Math.min(BACKOFF.mostMillis, BACKOFF.firstMillis * 2 ** attempt));
}

/** Not before the server's delay, and not at the same moment as all the others who were told the same. */
export function patienceMillis(toldMillis, random = Math.random) {
  return Math.round(toldMillis + random() * Math.max(1000, toldMillis / 2));
}

export class ArisGourmetStream extends EventTarget {
  #channels = new Map();
  #ticket;
  #socket = null;
  #attempt = 0;
  #lostAt = null;
  #askedDelay = null;
  #freshToken = false;
  #shown = null;
  #timers = {};
  #stopped = true;
  #status = { status: "connecting", since: null };
  #networkChanged = () => this.#reconnectNow();

  /** @param {{ticket: (options: {fresh: boolean}) => Promise<string>}} options `ticket` rejects with
   *   `status: 401` when the caller has no token any more, with `retryAfterMillis` when the server says when to ask again */
  constructor({ ticket, url = streamUrl() }) {
    super();
    this.#ticket = ticket;
    this.url = url;
  }

  get status() {
    return this.#status;
  }

  /** `onSnapshot(pages)` gets the whole snapshot, `onEvent(event, {coalesced})` one CloudEvent at a time. */
  subscribe(channel, { station, onSnapshot, onEvent }) {
    this.#channels.set(channel, { station, onSnapshot, onEvent, cursor: null, pages: [], caughtUp: false });
    if (this.#open) this.#ask(channel);
  }

  start() {
    if (!this.#stopped) return;
    this.#stopped = false;
    addEventListener("online", this.#networkChanged);
    addEventListener("offline", this.#networkChanged);
    this.#connect();
  }

  stop() {
    this.#stopped = true;
    removeEventListener("online", this.#networkChanged);
    removeEventListener("offline", this.#networkChanged);
    Object.values(this.#timers).forEach(clearTimeout);
    this.#socket?.close();
  }

  /**
   * Tells the server that a kitchen screen has drawn this order's ticket: `station`'s, or without one those of every station.
   * Lost while disconnected; say it again until the order's `kitchen.waitingFor` no longer names the station.
   */
  acknowledge(orderId, version, station = null) {
    if (this.#open) this.#send({ type: "ack", orderId, version, ...(station && { station }) });
  }

  /**
   * Tells the server what a screen of the kitchen shows, so that others see whether it keeps up: to be called whenever it has
   * been drawn. Sends no more than is news, or than a sign of life needs. @param {string | null} station null: every station
   */
  shown(channel, station, now = Date.now()) {
    const cursor = this.#channels.get(channel)?.cursor;
    if (!this.#open || !cursor) return;
    clearTimeout(this.#timers.shown);
    const told = this.#shown?.socket === this.#socket ? this.#shown : null;
    const moved = told?.station === station;
    const since = now - (told?.at ?? -Infinity);
    if (moved && told.cursor === cursor && since < SHOWN.atLeastMillis) return;
    if (moved && since < SHOWN.mostOftenMillis) {
      this.#timers.shown = setTimeout(() => this.shown(channel, station), SHOWN.mostOftenMillis - since);
      return;
    }
    this.#shown = { socket: this.#socket, station, cursor, at: now };
    this.#send({ type: "shown", cursor, ...(station && { station }) });
  }

  get #open() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  async #connect() {
    let ticket;
    try {
      ticket = await this.#ticket({ fresh: this.#freshToken });
    } catch (error) {
      if (error.status === 401 || error.status === 403) this.#end();
      else this.#lost(error.retryAfterMillis);
      return;
    }
    if (this.#stopped || this.#socket) return;
    this.#freshToken = false;
    const socket = new WebSocket(`${this.url}?ticket=${encodeURIComponent(ticket)}`, SUBPROTOCOL);
    this.#socket = socket;
    socket.onopen = () => [...this.#channels.keys()].forEach((channel) => this.#ask(channel));
    socket.onmessage = ({ data }) => this.#socket === socket && this.#receive(JSON.parse(data));
    socket.onclose = ({ code }) => {
      if (this.#socket !== socket) return;
      this.#socket = null;
      this.#freshToken = code === TOKEN_ENDED;
      this.#lost();
    };
  }

  #ask(channel) {
    const subscription = this.#channels.get(channel);
    subscription.caughtUp = false;
    subscription.pages = [];
    const { station, cursor } = subscription;
    this.#send({ type: "subscribe", channel, ...(station && { station }), ...(cursor && { since: cursor }) });
  }

  #send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }

  #receive(frame) {
    const subscription = this.#channels.get(frame.channel);
    this.#expectBeat(frame.everyMillis);
    switch (frame.type) {
      case "subscribed":
        if (subscription && frame.recovered) this.#caughtUp(subscription, frame.cursor);
        break;
      case "snapshot":
        if (subscription) this.#page(subscription, frame);
        break;
      case "event":
        if (!subscription) break;
        subscription.cursor = frame.cursor;
        subscription.onEvent(frame.event, { coalesced: frame.coalesced === true });
        break;
      case "resync":
        if (!subscription) break;
        subscription.cursor = null;
        this.#ask(frame.channel);
        break;
      case "expiring":
        this.#renew();
        break;
      case "reconnect":
        this.#askedDelay = frame.afterMillis;
        break;
      case "error":
        this.dispatchEvent(new CustomEvent("problem", { detail: frame.problem }));
        break;
      default: // A frame this version does not know is an addition to the contract.
    }
  }

  #page(subscription, { data, cursor, last }) {
    subscription.pages.push(data);
    if (!last) return;
    subscription.onSnapshot?.(subscription.pages);
    this.#caughtUp(subscription, cursor);
  }

  #caughtUp(subscription, cursor) {
    subscription.pages = [];
    subscription.cursor = cursor ?? subscription.cursor;
    subscription.caughtUp = true;
    if (![...this.#channels.values()].every(({ caughtUp }) => caughtUp)) return;
    this.#attempt = 0;
    this.#lostAt = null;
    clearTimeout(this.#timers.offline);
    this.#tell("live");
  }

  /** A server that sends beats says how often; a socket silent for two and a half of them is dead, whatever it looks like. */
  #expectBeat(everyMillis) {
    if (everyMillis) this.beatMillis = everyMillis;
    if (!this.beatMillis) return;
    clearTimeout(this.#timers.beat);
    this.#timers.beat = setTimeout(() => this.#reconnectNow(), this.beatMillis * 2.5);
  }

  async #renew() {
    try {
      const ticket = await this.#ticket({ fresh: true });
      if (this.#open) this.#send({ type: "refresh", ticket });
    } catch (error) {
      if (error.retryAfterMillis) {
        this.#timers.renew = setTimeout(() => this.#open && this.#renew(), patienceMillis(error.retryAfterMillis));
        return;
      }
      // The socket closes with 1008 when the token ends; reconnecting then decides.
      this.dispatchEvent(new CustomEvent("problem", { detail: { title: error.message, status: error.status } }));
    }
  }

  /** @param {number} [retryAfterMillis] what the server asked for */
  #lost(retryAfterMillis) {
    if (this.#stopped) return;
    clearTimeout(this.#timers.beat);
    this.#lostAt ??= Date.now();
    const remaining = this.#lostAt + OFFLINE_AFTER_MILLIS - Date.now();
    const offline = () => this.#tell("offline", this.#lostAt);
    if (!navigator.onLine || remaining <= 0) offline();
    else {
      this.#tell("reconnecting", this.#lostAt);
      clearTimeout(this.#timers.offline);
      this.#timers.offline = setTimeout(offline, remaining);
    }
    const told = retryAfterMillis ? patienceMillis(retryAfterMillis) : this.#askedDelay;
    const delay = told ?? backoffMillis(this.#attempt++);
    this.#askedDelay = null;
    clearTimeout(this.#timers.connect);
    this.#timers.connect = setTimeout(() => this.#connect(), delay);
  }

  #reconnectNow() {
    if (this.#stopped) return;
    const socket = this.#socket;
    this.#socket = null;
    socket?.close();
    this.#attempt = 0;
    this.#lost();
  }

  #end() {
    this.stop();
    this.#tell("ended");
    this.dispatchEvent(new Event("unauthorized"));
  }

  #tell(status, since = null) {
    if (this.#status.status === status) return;
    this.#status = { status, since };
    this.dispatchEvent(new CustomEvent("status", { detail: this.#status }));
  }
}

function streamUrl() {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/api/v1/stream`;
}
