import { NoAnswerError } from "./http.js";

const pause = (millis) => new Promise((resolve) => setTimeout(resolve, millis));

/**
 * Repeats a safe command while no answer comes (or the gateway is briefly unavailable), three times at most.
 * The command must be repeatable: a read, or a post whose idempotency key stays the same.
 */
export async function persist(command, { attempts = 3, delayMillis = 800, wait = pause } = {}) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await command();
    } catch (error) {
      const passing = error instanceof NoAnswerError || [502, 503, 504].includes(error.status);
      if (!passing || attempt === attempts) throw error;
      await wait(delayMillis * 2 ** (attempt - 1));
    }
  }
}

/** Whether the command may have been carried out all the same, so that only the same key may be sent again. */
export function mayHaveArrived(error) {
  const running = error.problem?.type?.endsWith("/request-in-progress");
  return error instanceof NoAnswerError || error.status >= 500 || running === true;
}
