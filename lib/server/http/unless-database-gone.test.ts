import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { unlessDatabaseGone } from "@/lib/server/http/unless-database-gone";

const alive = { workers: 1, queued: 0, running: 0 };

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

test("an answer in time asks nothing of the database and leaves no timer behind", async () => {
  const queueState = vi.fn(async () => alive);
  await expect(unlessDatabaseGone(Promise.resolve("here"), { queueState })).resolves.toBe("here");
  await expect(
    unlessDatabaseGone(Promise.reject(new Error("refused")), { queueState }),
  ).rejects.toThrow("refused");
  expect(vi.getTimerCount()).toBe(0);
  expect(queueState).not.toHaveBeenCalled();
});

test("a slow answer is waited for as long as the database lives", async () => {
  const queueState = vi.fn(async () => alive);
  const slow = Promise.withResolvers<string>();
  const answer = unlessDatabaseGone(slow.promise, { queueState }, 100);
  await vi.advanceTimersByTimeAsync(350);
  expect(queueState).toHaveBeenCalledTimes(3);
  slow.resolve("at last");
  await expect(answer).resolves.toBe("at last");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(queueState).toHaveBeenCalledTimes(3);
});

test("a database that refuses ends the waiting", async () => {
  const queueState = () => Promise.reject(new Error("connect ECONNREFUSED"));
  const answer = unlessDatabaseGone(new Promise(() => {}), { queueState }, 100);
  const ended = expect(answer).rejects.toThrow("ECONNREFUSED");
  await vi.advanceTimersByTimeAsync(100);
  await ended;
});
