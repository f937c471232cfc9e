/**
 * At most so many calls of one endpoint at once; the rest wait.
 *
 * A place is held only while a call runs, never while a run waits for its sub-calls, so runs cannot
 * block each other. Root calls go before waiting sub-calls: one run's large batch does not hold up the others.
 */
import type { CallModel } from "./model";

export type LimitedModelOptions = { maxConcurrentCalls: number };

type Waiter = { wake: () => void };

export function limitedModel(
  callModel: CallModel,
  { maxConcurrentCalls }: LimitedModelOptions = { maxConcurrentCalls: 16 },
): CallModel {
  const rootWaiters: Waiter[] = [];
  const subWaiters: Waiter[] = [];
  let running = 0;

  const acquire = (waiters: Waiter[], signal: AbortSignal | undefined): Promise<void> => {
    if (running < maxConcurrentCalls) {
      running += 1;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        waiters.splice(waiters.indexOf(waiter), 1);
        reject(signal?.reason);
      };
      const waiter: Waiter = {
        wake: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
      };
      waiters.push(waiter);
      signal?.addEventListener("abort", leave, { once: true });
    });
  };

  /** Hands the place to the next waiter; it stays counted. */
  const release = () => {
    const next = rootWaiters.shift() ?? subWaiters.shift();
    if (next) next.wake();
    else running -= 1;
  };

  return async (request, options) => {
    options?.signal?.throwIfAborted();
    await acquire(request.role === "root" ? rootWaiters : subWaiters, options?.signal);
    try {
      return await callModel(request, options);
    } finally {
      release();
    }
  };
}
