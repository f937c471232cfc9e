/** The embedded server's process: start it, find one that runs already, wait for it, stop it. */
import "server-only";
import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type PostgresBinaries, runAs } from "./embedded-postgres-binaries";
import { isErrno } from "./embedded-postgres-lock";

export type LaunchOptions = {
  cluster: string;
  logFile: string;
  port: number;
  binaries: PostgresBinaries;
  /** Gives up durability for speed. */
  ephemeral: boolean;
};

/** Starts the server in a session of its own and resolves with its process id; it may not be ready yet. */
export async function launchServer(options: LaunchOptions): Promise<number> {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    ...(options.ephemeral
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }
      : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const log = openSync(options.logFile, "a", 0o600);
  const child = spawn(
    options.binaries.postgres,
    ["-D", options.cluster, "-p", String(options.port), ...flags],
    { ...runAs(options.binaries), detached: true, stdio: ["ignore", log, log] },
  );
  closeSync(log);
  child.unref();
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("spawn", () => resolve(child.pid ?? 0));
  });
}

/**
 * Stops the server when this program is gone, however it went: a shell waits for the end of a pipe that only this
 * program holds. Resolves the shell's work with a word when the server is stopped in order.
 */
export function guardServer(pid: number): { release(): void } {
  if (process.platform === "win32") return { release: () => {} };
  const script = 'read word && exit; kill -INT "$1"; sleep 8; kill -QUIT "$1"';
  const guard = spawn("sh", ["-c", script, "guard", String(pid)], {
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "ignore"],
  });
  guard.unref();
  guard.stdin.on("error", (error) => console.error(`The database's guard: ${error.message}`));
  return { release: () => void guard.stdin.end("stopped\n") };
}

/** The server that runs on the cluster already, left behind by a program that was killed. */
export function findRunningServer(cluster: string): { pid: number; port: number } | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  if (pid && port && isRunning(pid) && isPostgres(pid)) return { pid, port };
  // A number that another program has by now would keep the server from starting.
  rmSync(file, { force: true });
  return null;
}

export type ReadyOptions = { url: string; database: string; pid: number; logFile: string };

/** Waits for the server to take connections and makes the database where it is missing. */
export async function waitUntilReady(options: ReadyOptions): Promise<void> {
  const { url, database, pid, logFile } = options;
  const deadline = Date.now() + 60_000;
  for (;;) {
    const failure = await ensureDatabase(url, database);
    if (failure === null) return;
    if (!isRunning(pid) || Date.now() > deadline) {
      throw new Error(`The embedded PostgreSQL did not come up: see ${logFile}.`, {
        cause: failure,
      });
    }
    await sleep(25);
  }
}

async function ensureDatabase(url: string, database: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  try {
    await client.connect();
    const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${database}`);
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch((error: unknown) => error);
  }
}

/** SIGINT ends connections and stops; SIGQUIT, after a while, leaves the rest to the next start's recovery. */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, patienceMs] of [
    ["SIGINT", 8_000],
    ["SIGQUIT", 4_000],
    ["SIGKILL", 2_000],
  ] as const) {
    if (!isRunning(pid)) return;
    process.kill(pid, signal);
    const deadline = Date.now() + patienceMs;
    while (isRunning(pid) && Date.now() < deadline) await sleep(15);
  }
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (isErrno(error, "ESRCH")) return false;
    throw error;
  }
}

function isPostgres(pid: number): boolean {
  const file = `/proc/${pid}/comm`;
  return !existsSync(file) || readFileSync(file, "utf8").startsWith("postgres");
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      if (address === null || typeof address === "string") reject(new Error("No port is free."));
      else probe.close(() => resolve(address.port));
    });
  });
}
