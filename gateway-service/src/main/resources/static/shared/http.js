import { randomId } from "./ids.js";
import { learnServerTime } from "./time.js";

/**
 * An answer that is not 2xx. `problem` is the RFC 9457 document, or its bare minimum if there was none; `retryAfterMillis`
 * what the answer said about asking again.
 */
export class ProblemError extends Error {
  constructor(problem, retryAfterMillis = undefined) {
    super(problem.detail ?? problem.title ?? `HTTP ${problem.status}`);
    this.name = "ProblemError";
    this.problem = problem;
    this.status = problem.status;
    this.retryAfterMillis = retryAfterMillis;
  }
}

/** No answer came: nobody knows whether the request arrived. Repeat it only with the same idempotency key. */
export class NoAnswerError extends Error {
  constructor(cause) {
    super("no answer", { cause });
    this.name = "NoAnswerError";
  }
}

const TIMEOUT_MILLIS = 15_000;

/**
 * @param {object} caller
 * @param {() => string} caller.language
 * @param {(options: {fresh: boolean}) => Promise<string | null>} caller.token Bearer token, anew when `fresh`; null: none
 */
export function createApi({ language, token }) {
  async function send(method, path, { body, key, headers = {}, anonymous = false } = {}, fresh = false) {
    const bearer = anonymous ? null : await token({ fresh });
    const answer = await exchange(path, {
      method,
      headers: {
        Accept: "application/json, application/problem+json",
        "Accept-Language": language(),
        ...(bearer && { Authorization: `Bearer ${bearer}` }),
        ...(body !== undefined && { "Content-Type": "application/json" }),
        ...(key && { "Idempotency-Key": key }),
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (answer.status === 401 && bearer && !fresh) {
      return send(method, path, { body, key, headers, anonymous }, true);
    }
    return read(answer);
  }
  return {
    get: (path, options) => send("GET", path, options),
    /** One logical command: a repetition by the caller passes the same `key`. */
    post: (path, body, options = {}) => send("POST", path, { key: randomId(), ...options, body }),
  };
}

async function exchange(path, init) {
  try {
    return await fetch(path, { ...init, credentials: "same-origin", signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
  } catch (cause) {
    throw new NoAnswerError(cause);
  }
}

async function read(answer) {
  learnServerTime(answer.headers.get("Date"));
  if (answer.status === 204 || answer.status === 304) return null;
  const text = await answer.text().catch((cause) => {
    throw new NoAnswerError(cause);
  });
  const json = (answer.headers.get("Content-Type") ?? "").includes("json");
  if (!answer.ok) {
    const problem = { title: answer.statusText, ...(json && JSON.parse(text)), status: answer.status };
    throw new ProblemError(problem, 1000 * Number(answer.headers.get("Retry-After")) || undefined);
  }
  return json && text ? JSON.parse(text) : null;
}
