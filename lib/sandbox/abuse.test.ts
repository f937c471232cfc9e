/** One test an attack: it ends, the variables of the cells before it survive, and the product never notices. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSandboxPool, type SandboxPool } from "./sandbox-pool";
import { abuseCases } from "./testing/abuse-cases";
import { createGate } from "./testing/create-gate";
import { openTestSandbox } from "./testing/test-sandbox";

const memoryMb = 700;
/** Runs at a time: as many as the smallest machine has cores. */
const gate = createGate(2);
const eventLoop = monitorEventLoopDelay({ resolution: 5 });

let pool: SandboxPool;

beforeAll(() => {
  pool = createSandboxPool({ size: 2 });
  eventLoop.enable();
});

afterAll(async () => {
  await pool.close();
});

const longText =
  `${"The quick brown fox jumps over the lazy dog, section 12. ".repeat(10)}\n`.repeat(7_000);

describe("a cell with", { concurrent: true, timeout: 180_000 }, () => {
  test.each(abuseCases)("$name ends without harm", async ({ code, usesDocument }) => {
    await gate(async () => {
      const sandbox = await openTestSandbox(pool.open, {
        texts: [usesDocument ? longText : "hello\n"],
        limits: { segmentMs: 500, cellMs: 3_000, memoryMb },
      });
      await sandbox.run("const kept = 41");
      const attacked = await sandbox.run(code);
      expect(attacked.outcome.status).not.toBe("cancelled");
      expect(attacked.printed.length).toBeLessThanOrEqual(200_000);
      expect(attacked.peakMemoryBytes).toBeLessThan((memoryMb + 50) * 1024 * 1024);
      const after = await sandbox.run("kept + 1");
      expect(after.outcome).toEqual({ status: "ok" });
      expect(after.value).toBe("42");
      await sandbox.dispose();
    });
  });
});

test("no attack holds the product's event loop for long", () => {
  eventLoop.disable();
  expect(eventLoop.percentile(99) / 1e6).toBeLessThan(200);
});
