/** Before the tests: one PostgreSQL server with a migrated template database, and the programs that tests start. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startEmbeddedPostgres } from "@/lib/server/embedded-postgres";
import { isAbandoned } from "@/lib/server/embedded-postgres-lock";
import { findRunningServer, stopServer } from "@/lib/server/embedded-postgres-process";
import { migrate } from "@/lib/server/migrate";
import { bundlePrograms } from "@/scripts/bundle.mjs";

declare module "vitest" {
  export interface ProvidedContext {
    /** The server's address, without a database. */
    postgresServer: string;
    /** A migrated database to copy. */
    postgresTemplate: string;
  }
}

const templateDatabase = "verbatim_template";

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const projectDir = process.cwd();
  const parent = process.getuid?.() === 0 ? "/var/lib" : tmpdir();
  const dataDir = await mkdtemp(join(parent, "verbatim-test-"));
  await removeLeftovers(parent);
  const [server] = await Promise.all([
    startEmbeddedPostgres({ dataDir, projectDir, ephemeral: true }),
    bundlePrograms(),
  ]);
  const address = server.url.replace(/\/[^/]*$/, "");
  await makeTemplate(address, projectDir);
  project.provide("postgresServer", address);
  project.provide("postgresTemplate", templateDatabase);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

/** Removes the data of test runs that were killed; those that still run keep theirs. */
async function removeLeftovers(parent: string): Promise<void> {
  for (const name of await readdir(parent)) {
    const folder = join(parent, name);
    if (!/^verbatim-test-\w{6}$/.test(name) || !isAbandoned(folder)) continue;
    const server = findRunningServer(join(folder, "postgres"));
    if (server) await stopServer(server.pid);
    await rm(folder, { recursive: true, force: true });
  }
}

async function makeTemplate(address: string, projectDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${address}/postgres` });
  await client.connect();
  await client.query(`CREATE DATABASE ${templateDatabase}`);
  await migrate(`${address}/${templateDatabase}`, projectDir);
  await client.query(`ALTER DATABASE ${templateDatabase} ALLOW_CONNECTIONS false`);
  await untilUnused(client);
  await client.end();
}

/** A template is copied only when nobody is connected to it; the migrations' connections are about to close. */
async function untilUnused(client: pg.Client): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (Date.now() < deadline) {
    const { rows } = await client.query("SELECT 1 FROM pg_stat_activity WHERE datname = $1", [
      templateDatabase,
    ]);
    if (rows.length === 0) return;
    await sleep(20);
  }
  throw new Error(`Connections to ${templateDatabase} stay open.`);
}
