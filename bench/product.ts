/** The product, started as a person starts it, on a free port with a data folder of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export type Product = { url: string; startedMs: number; stop(): Promise<void> };

const START_LIMIT_MS = 300_000;

/** With a database of its own unless it is given one. */
export async function startProduct(dataDir?: string, databaseUrl = ""): Promise<Product> {
  const folder = dataDir ?? (await newDataDir());
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ["scripts/start.mjs"], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: "127.0.0.1",
      VERBATIM_DATA_DIR: folder,
      DATABASE_URL: databaseUrl,
    },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await answering(url, child);
  return {
    url,
    startedMs: performance.now() - began,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGINT");
      await ended;
      if (dataDir === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A folder that the embedded server's user may enter, also when the bench runs as root. */
export async function newDataDir(): Promise<string> {
  const parent = process.getuid?.() === 0 ? "/var/lib" : tmpdir();
  return await mkdtemp(join(parent, "verbatim-bench-"));
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + START_LIMIT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`The product ended while starting, with code ${child.exitCode}.`);
    const answered = await fetch(`${url}/api/v1/health`).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) return;
    await sleep(50);
  }
  throw new Error(`The product did not answer within ${START_LIMIT_MS / 1000} s.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
