/** The sandbox's figures, measured through its port over a synthetic document of 40 MB. */
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { atMost, type BenchRow, median } from "@/bench/bench-row";
import { defaultSandboxLimits, type Sandbox, type SandboxDocument } from "./sandbox";
import { createSandboxPool, type SandboxPool } from "./sandbox-pool";

const hits = /indemnification/gi;
/** Begins to match on every line of the log, and never does. */
const nearMisses = /request \d+ served .* never/g;
const rounds = 5;

export async function benchSandbox(): Promise<BenchRow[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "sandbox-bench-"));
  const pool = createSandboxPool({ size: 1 });
  try {
    const tiny = await writeDocument(folder, "tiny.txt", "hello\n");
    const large = await writeDocument(folder, "large.txt", syntheticText(40_000_000));
    return [
      ...(await benchReady(pool, tiny, large)),
      ...(await benchCells(pool, tiny)),
      ...(await benchLarge(pool, large)),
      await benchRecovery(pool, large),
    ];
  } finally {
    await pool.close();
    await rm(folder, { recursive: true });
  }
}

async function writeDocument(folder: string, name: string, text: string): Promise<SandboxDocument> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  return { name, path: file };
}

/** Lines of contract-like prose and of a log, one byte a character. */
function syntheticText(chars: number): string {
  const lines: string[] = [];
  for (let length = 0, index = 0; length < chars; index += 1) {
    const line =
      index % 600 === 0
        ? `Section ${index}. Indemnification of the vendor shall not exceed $${index}.`
        : `2024-01-01 12:00:${index % 60} INFO svc-${index % 97} request ${index} served in ${index % 311} ms`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join("\n");
}

async function open(pool: SandboxPool, document: SandboxDocument): Promise<Sandbox> {
  return pool.open({
    documents: [document],
    host: {
      fuzzySearch: async () => [],
      llmQuery: async () => "",
      rlmQuery: async () => "",
    },
    limits: defaultSandboxLimits,
    seed: "bench",
    mayNest: false,
    signal: new AbortController().signal,
  });
}

async function benchReady(
  pool: SandboxPool,
  tiny: SandboxDocument,
  large: SandboxDocument,
): Promise<BenchRow[]> {
  const ready = async (document: SandboxDocument) => {
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      // Long enough for the pool to have a warm process again.
      await sleep(1_000);
      const startedAt = performance.now();
      const sandbox = await open(pool, document);
      times.push(performance.now() - startedAt);
      await sandbox.dispose();
    }
    return median(times);
  };
  return [
    atMost("sandbox ready on a warm process, tiny document", await ready(tiny), "ms", 15),
    atMost("sandbox ready on a warm process, 40 MB document", await ready(large), "ms", 150),
  ];
}

async function benchCells(pool: SandboxPool, tiny: SandboxDocument): Promise<BenchRow[]> {
  const sandbox = await open(pool, tiny);
  await sandbox.run("const warm = 1");
  const times: number[] = [];
  for (let round = 0; round < 50; round += 1) times.push(await timed(() => sandbox.run("1 + 1")));
  const calls = 200;
  const loop = `for (let i = 0; i < ${calls}; i++) await fuzzy_search("x")`;
  await sandbox.run(loop);
  const looped = await timed(() => sandbox.run(loop));
  await sandbox.dispose();
  return [
    atMost("warm cell, round trip", median(times), "ms", 2),
    atMost("host call from guest code", looped / calls, "ms", 1),
  ];
}

async function benchLarge(pool: SandboxPool, large: SandboxDocument): Promise<BenchRow[]> {
  const text = await readFile(large.path, "utf8");
  const sandbox = await open(pool, large);
  const ratio = async (pattern: RegExp) => {
    const inGuest: number[] = [];
    const onHost: number[] = [];
    for (let round = 0; round < 2 * rounds; round += 1) {
      const result = await sandbox.run(`[...context.matchAll(${pattern})].length`);
      inGuest.push(result.cpuMs);
      onHost.push(await timed(async () => [...text.matchAll(pattern)].length));
    }
    return median(inGuest) / median(onHost);
  };
  const found = await ratio(hits);
  const missed = await ratio(nearMisses);
  const { privateMb } = await largestChild();
  await sandbox.dispose();
  return [
    atMost("regex over 40 MB, guest ÷ host", found, "×", 1.2),
    atMost("regex over 40 MB that nearly matches every line, guest ÷ host", missed, "×", 1.2),
    atMost("private memory over a 40 MB document", privateMb, "MB", 130),
  ];
}

async function benchRecovery(pool: SandboxPool, large: SandboxDocument): Promise<BenchRow> {
  const times: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const sandbox = await open(pool, large);
    for (let cell = 0; cell < 10; cell += 1)
      await sandbox.run(`const v${cell} = context.slice(${cell}, ${cell + 100}).length`);
    await sleep(600);
    const busiest = await largestChild();
    process.kill(busiest.pid, "SIGKILL");
    await sleep(50);
    times.push(await timed(() => sandbox.run("v0 + v9")));
    await sandbox.dispose();
  }
  return atMost("recovery after a kill, 40 MB, 10 cells replayed", median(times), "ms", 400);
}

/** The process of this program that holds the document: of its children the one with most memory. */
async function largestChild(): Promise<{ pid: number; privateMb: number }> {
  const children: { pid: number; privateMb: number }[] = [];
  for (const entry of await readdir("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    const status = await readFile(`/proc/${entry}/status`, "utf8").catch(() => "");
    if (!status.includes(`PPid:\t${process.pid}\n`)) continue;
    const rollup = await readFile(`/proc/${entry}/smaps_rollup`, "utf8").catch(() => "");
    const kilobytes = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+)/gm)];
    const privateMb = kilobytes.reduce((sum, [, size]) => sum + Number(size), 0) / 1024;
    children.push({ pid: Number(entry), privateMb });
  }
  const [largest] = children.sort((a, b) => b.privateMb - a.privateMb);
  if (!largest) throw new Error("No sandbox process was found below /proc; run this on Linux.");
  return largest;
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await run();
  return performance.now() - startedAt;
}
