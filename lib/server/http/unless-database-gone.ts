/**
 * The stores wait patiently for a database that is away; a person should not. While an answer is overdue the
 * database is asked for a sign of life, and without one the answer is that it is gone.
 */
import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import type { Composition } from "@/lib/server/composition";
import { UseCaseError } from "@/lib/server/use-case-error";

const OVERDUE_MS = 4_000;
const SIGN_OF_LIFE_MS = 2_000;

/** Rejects with `unavailable` when the database gives no sign of life; what was begun goes on, unheard. */
export function unlessDatabaseGone<Value>(
  answer: Promise<Value>,
  { queueState }: Pick<Composition, "queueState">,
  overdueMs = OVERDUE_MS,
): Promise<Value> {
  // A timer and no signal to abort: every request passes here, and nearly all are answered at once.
  const { promise, resolve, reject } = Promise.withResolvers<Value>();
  let timer = setTimeout(look, overdueMs);
  let isAnswered = false;
  function look() {
    Promise.race([queueState(), silence()]).then(() => {
      if (!isAnswered) timer = setTimeout(look, overdueMs);
    }, reject);
  }
  answer
    .finally(() => {
      isAnswered = true;
      clearTimeout(timer);
    })
    .then(resolve, reject);
  return promise;
}

async function silence(): Promise<never> {
  await sleep(SIGN_OF_LIFE_MS, undefined, { ref: false });
  throw new UseCaseError(
    "unavailable",
    "The database does not answer. Nothing is lost; try again in a few seconds.",
  );
}
