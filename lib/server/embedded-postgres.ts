/**
 * A real PostgreSQL server out of npm, for the machine that has none.
 *
 * Its programs are driven directly and in a session of their own, so that Ctrl-C reaches this program first
 * and the server goes last. A server that a killed program left running is taken over, not started twice.
 */
import "server-only";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { findPostgresBinaries, type PostgresBinaries } from "./embedded-postgres-binaries";
import { isErrno, lockFolder } from "./embedded-postgres-lock";

export type EmbeddedPostgres = {
  url: string;
  pid: number;
  /** Waits for connections to end, but not for long. Safe to call twice. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  dataDir: string;
  projectDir: string;
  /** Gives up durability for speed; for tests. */
  ephemeral?: boolean;
};

const database = "verbatim";

/** Starts the server on a free port of 127.0.0.1. Throws FolderInUseError when another living process has the folder. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const lock = lockFolder(options.dataDir);
  try {
    const binaries = findPostgresBinaries(options.projectDir);
    const cluster = join(options.dataDir, "postgres");
    const password = await initialiseCluster(cluster, options.dataDir, binaries);
    const { pid, port } = runningServer(cluster) ?? (await launch(cluster, options, binaries));
    const url = `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
    await waitUntilReady(url, pid, join(options.dataDir, "postgres.log"));
    writeFileSync(urlFile(options.dataDir), url, { mode: 0o600 });
    let stopping: Promise<void> | null = null;
    const stop = async () => {
      rmSync(urlFile(options.dataDir), { force: true });
      await stopServer(pid);
      lock.release();
    };
    return {
      url,
      pid,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The address of the embedded server that runs on a data folder; null when none does. */
export function embeddedPostgresUrl(dataDir: string): string | null {
  return existsSync(urlFile(dataDir)) ? readFileSync(urlFile(dataDir), "utf8") : null;
}

function urlFile(dataDir: string): string {
  return join(dataDir, "postgres-url");
}

/** Makes the cluster in a folder beside and renames it, so that a kill in the middle leaves nothing half made. */
async function initialiseCluster(
  cluster: string,
  dataDir: string,
  binaries: PostgresBinaries,
): Promise<string> {
  const passwordFile = join(dataDir, "postgres-password");
  if (existsSync(join(cluster, "PG_VERSION"))) return readFileSync(passwordFile, "utf8");
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { mode: 0o700 });
  const password = randomBytes(18).toString("hex");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (binaries.user) giveTo(binaries.user, dataDir, [cluster, passwordFile]);
  const flags = [
    `--pgdata=${cluster}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  const child = spawn(binaries.initdb, flags, {
    ...runAs(binaries),
    stdio: ["ignore", "pipe", "pipe"],
  });
  const failure = await exitOf(child);
  if (failure !== null) {
    rmSync(cluster, { recursive: true, force: true });
    throw new Error(`The embedded PostgreSQL could not make its data in ${cluster}: ${failure}`);
  }
  return password;
}

function giveTo(user: { uid: number; gid: number }, dataDir: string, paths: string[]): void {
  chmodSync(dataDir, 0o711);
  for (const path of paths) chownSync(path, user.uid, user.gid);
  for (const path of paths) {
    if (spawnSync("test", ["-r", path], { ...user, cwd: "/" }).status === 0) continue;
    throw new Error(
      `As root, the database runs as the user postgres, who cannot enter ${dataDir}: set VERBATIM_DATA_DIR to a folder such as /var/lib/verbatim/data.`,
    );
  }
}

async function launch(
  cluster: string,
  options: EmbeddedPostgresOptions,
  binaries: PostgresBinaries,
) {
  const port = await freePort();
  const log = openSync(join(options.dataDir, "postgres.log"), "w");
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "200",
    ...(options.ephemeral
      ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }
      : {}),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const child = spawn(binaries.postgres, ["-D", cluster, "-p", String(port), ...flags], {
    ...runAs(binaries),
    detached: true,
    stdio: ["ignore", log, log],
  });
  child.unref();
  const failedToSpawn = new Promise<never>((_, reject) => child.once("error", reject));
  await Promise.race([failedToSpawn, sleep(10)]);
  if (child.pid === undefined)
    throw new Error(`The embedded PostgreSQL did not start: see ${options.dataDir}/postgres.log.`);
  return { pid: child.pid, port };
}

/** The server that runs on the cluster already, left behind by a program that was killed. */
function runningServer(cluster: string): { pid: number; port: number } | null {
  const file = join(cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, "utf8").split("\n").map(Number);
  if (!pid || !port || !isRunning(pid)) return null;
  return isPostgres(pid) ? { pid, port } : null;
}

async function waitUntilReady(url: string, pid: number, log: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const failure = await tryToConnect(url);
    if (failure === null) return;
    if (!isRunning(pid) || Date.now() > deadline) {
      throw new Error(`The embedded PostgreSQL did not come up: see ${log}.`, { cause: failure });
    }
    await sleep(25);
  }
}

async function tryToConnect(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, "/postgres") });
  try {
    await client.connect();
    const found = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (found.rowCount === 0) await client.query(`create database ${database}`);
    return null;
  } catch (error) {
    return error;
  } finally {
    await client.end().catch((error: unknown) => error);
  }
}

/** SIGINT ends connections and stops; SIGQUIT, after a while, leaves the rest to the next start's recovery. */
async function stopServer(pid: number): Promise<void> {
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

function isRunning(pid: number): boolean {
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

function runAs({ user }: PostgresBinaries) {
  return {
    ...(user ?? {}),
    cwd: "/",
    env: { NODE_ENV: "production" as const, LC_ALL: "C", PATH: "/usr/bin:/bin", TZ: "UTC" },
  };
}

function exitOf(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let errors = "";
    child.stderr?.on("data", (piece: Buffer) => {
      errors += piece.toString("utf8");
    });
    child.stdout?.resume();
    child.once("error", reject);
    child.once("close", (code) =>
      resolve(code === 0 ? null : errors.trim() || `exit code ${code}`),
    );
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("No free port.")),
      );
    });
  });
}
