/**
 * A real PostgreSQL server out of npm, for the machine that has none.
 *
 * Its programs are driven directly and in a session of their own, so that Ctrl-C reaches this program first
 * and the server goes last. When this program is killed a guard stops the server; one that still runs at the next
 * start is taken over, and one that dies is started again in its place.
 */
import "server-only";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findPostgresBinaries } from "./embedded-postgres-binaries";
import { ensureCluster } from "./embedded-postgres-cluster";
import { lockFolder } from "./embedded-postgres-lock";
import {
  findRunningServer,
  freePort,
  guardServer,
  isRunning,
  launchServer,
  stopServer,
  waitUntilReady,
} from "./embedded-postgres-process";

export type EmbeddedPostgres = {
  url: string;
  /** The server's process now; it changes when the server had to be started again. */
  pid(): number;
  /** Ends connections and stops. Safe to call twice. */
  stop(): Promise<void>;
};

export type EmbeddedPostgresOptions = {
  dataDir: string;
  projectDir: string;
  /** A free one when left out. */
  port?: number;
  /** Gives up durability for speed; for tests. */
  ephemeral?: boolean;
};

const database = "verbatim";
const watchEveryMs = 500;

/** Starts the server on 127.0.0.1. Throws FolderInUseError when another living process has the folder. */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const lock = lockFolder(options.dataDir);
  try {
    return await start(options, lock.release);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** The address of the embedded server that runs on a data folder; null when none does. */
export function embeddedPostgresUrl(dataDir: string): string | null {
  return existsSync(urlFile(dataDir)) ? readFileSync(urlFile(dataDir), "utf8") : null;
}

async function start(
  { dataDir, projectDir, port: wantedPort, ephemeral = false }: EmbeddedPostgresOptions,
  release: () => void,
): Promise<EmbeddedPostgres> {
  const binaries = findPostgresBinaries(projectDir);
  const password = await ensureCluster(dataDir, binaries);
  const cluster = join(dataDir, "postgres");
  const logFile = join(dataDir, "postgres.log");
  const found = findRunningServer(cluster);
  const port = found?.port ?? wantedPort ?? (await freePort());
  const address = `postgresql://postgres:${password}@127.0.0.1:${port}`;
  const launch = () => launchServer({ cluster, logFile, port, binaries, ephemeral });
  let pid = found?.pid ?? (await launch());
  let guard = guardServer(pid);
  await waitUntilReady({ url: address, database, pid, logFile });
  const url = `${address}/${database}`;
  writeFileSync(urlFile(dataDir), url, { mode: 0o600 });

  let relaunching: Promise<void> = Promise.resolve();
  const watch = setInterval(() => {
    if (isRunning(pid)) return;
    console.error(`The embedded PostgreSQL has gone, starting it again; see ${logFile}.`);
    relaunching = launch().then(
      (next) => {
        pid = next;
        guard.release();
        guard = guardServer(pid);
      },
      (error: unknown) => console.error("The embedded PostgreSQL could not be started:", error),
    );
  }, watchEveryMs);

  let stopped: Promise<void> | null = null;
  const stop = async () => {
    clearInterval(watch);
    await relaunching;
    await stopServer(pid);
    guard.release();
    rmSync(urlFile(dataDir), { force: true });
    release();
  };
  return {
    url,
    pid: () => pid,
    stop: () => {
      stopped ??= stop();
      return stopped;
    },
  };
}

function urlFile(dataDir: string): string {
  return join(dataDir, "postgres-url");
}
