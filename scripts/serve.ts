/** The product on one machine: a database unless there is one, the web server and a worker. All end with this process. */
import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { compose } from "@/lib/server/compose";
import { startEmbeddedPostgres } from "@/lib/server/embedded-postgres";
import { unwritable } from "@/lib/server/embedded-postgres-lock";
import { type Env, readEnv } from "@/lib/server/env";
import { migrate } from "@/lib/server/migrate";
import { loadSamples } from "@/lib/server/samples";
import { keepProcess } from "./child-process";
import { choosePort } from "./choose-port";
import { endWithSentence, onStop } from "./process-end";
import { waitForPage } from "./wait-for-page";

const projectDir = process.cwd();
const stops: (() => Promise<void>)[] = [];

/** Ends what was started, the last first. Safe at any moment of the start. */
async function stopAll(): Promise<void> {
  for (let stop = stops.pop(); stop !== undefined; stop = stops.pop()) await stop();
}

try {
  onStop(stopAll);
  await serve();
} catch (error) {
  await stopAll();
  endWithSentence(error);
}

async function serve(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = readEnv();
  const port = await choosePort(env.host, env.port);
  requireDataDir(env.dataDir);
  const databaseUrl = await findDatabase(env);
  await migrateDatabase(databaseUrl, env.databaseUrl === null);
  const childEnv = { DATABASE_URL: databaseUrl, PORT: String(port), NODE_ENV: "production" };
  const web = keepProcess({
    name: "web server",
    file: `${projectDir}/.build/web-server.js`,
    args: [env.host, String(port)],
    execArgv: ["--enable-source-maps"],
    env: childEnv,
    hasOwnSession: true,
  });
  const worker = keepProcess({
    name: "worker",
    file: `${projectDir}/.build/worker.js`,
    args: [],
    execArgv: ["--enable-source-maps"],
    env: childEnv,
  });
  stops.push(async () => void (await Promise.all([web.stop(), worker.stop()])));
  const address = `http://${nameOf(env.host)}:${port}`;
  const ready = Promise.all([addSamples(env, databaseUrl), waitForPage(address)]);
  await Promise.race([ready, web.failed, worker.failed]);
  console.log(`\n  Verbatim is ready: ${address}\n  Ctrl-C stops it.\n`);
}

async function addSamples(env: Env, databaseUrl: string): Promise<void> {
  const parts = compose({ env, databaseUrl, warmSandboxes: 0 });
  try {
    await loadSamples(parts);
  } finally {
    await parts.close();
  }
}

async function migrateDatabase(databaseUrl: string, isEmbedded: boolean): Promise<void> {
  try {
    await migrate(databaseUrl, projectDir);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : String(cause);
    const name = isEmbedded
      ? "The embedded database"
      : `The database of DATABASE_URL (${new URL(databaseUrl).host})`;
    throw new Error(`${name} cannot be used: ${reason?.replace(/\.?$/, ".")}`, { cause });
  }
}

async function findDatabase(env: Env): Promise<string> {
  if (env.databaseUrl !== null) return env.databaseUrl;
  const server = await startEmbeddedPostgres({ dataDir: env.dataDir, projectDir });
  stops.push(server.stop);
  return server.url;
}

function requireDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (cause) {
    throw unwritable(dataDir, cause);
  }
}

/** Under which name a browser on this machine reaches the address that the server listens on. */
function nameOf(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}
