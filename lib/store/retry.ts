/** Patience with a database that is gone for a while: a restart, a failover, a cut cable. */
import { setTimeout as sleep } from "node:timers/promises";
import { isConnectionLost } from "@/lib/store/database-errors";

const patienceMs = 60_000;
const longestPauseMs = 2_000;

/** Tries again while the connection is lost. `earlierTries` tells the attempt that one before it may have succeeded unseen. */
export async function retryWhileLost<T>(attempt: (earlierTries: number) => Promise<T>): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (let tries = 0; ; tries++) {
    try {
      return await attempt(tries);
    } catch (error) {
      if (!isConnectionLost(error) || Date.now() > deadline) throw error;
      await sleep(Math.min(longestPauseMs, 50 * 2 ** tries));
    }
  }
}
