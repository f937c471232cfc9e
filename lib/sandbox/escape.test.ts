/** One test an attempt to get out: none reaches the host, and the sandbox goes on working. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SandboxResult } from "./sandbox";
import { createSandboxPool, type SandboxPool } from "./sandbox-pool";
import { createGate } from "./testing/create-gate";
import { escapeProbes } from "./testing/escape-probes";
import { openTestSandbox } from "./testing/test-sandbox";

const gate = createGate(2);
let pool: SandboxPool;

beforeAll(() => {
  pool = createSandboxPool({ size: 2 });
});

afterAll(async () => {
  await pool.close();
});

function shown({ printed, value, outcome }: SandboxResult): string {
  if (outcome.status === "error") return `${printed}${outcome.error.message}`;
  if (outcome.status === "stopped") return `${printed}${outcome.message}`;
  return `${printed}${value ?? ""}`;
}

describe("in the sandbox", { concurrent: true, timeout: 180_000 }, () => {
  test.each(escapeProbes)("$name", async ({ cells, shows }) => {
    await gate(async () => {
      const sandbox = await openTestSandbox(pool.open, {
        host: {
          fuzzySearch: async ({ words }) => {
            if (words === "THROW") throw new Error("boom from host");
            return [];
          },
        },
        limits: { segmentMs: 3_000, cellMs: 20_000, memoryMb: 700 },
      });
      let last: SandboxResult | null = null;
      for (const cell of cells) last = await sandbox.run(cell);
      expect(last && shown(last)).toMatch(shows);
      expect((await sandbox.run("1 + 1")).value).toBe("2");
      await sandbox.dispose();
    });
  });
});
