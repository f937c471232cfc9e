/** Walks the history of a checkout and prints what the docket says to each change. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { compose } from "@/lib/server/compose";
import { embeddedPostgresUrl } from "@/lib/server/embedded-postgres";
import { readEnv } from "@/lib/server/env";
import { walkDocket } from "@/lib/server/trials/intake/walk-docket";
import { endWithSentence } from "@/scripts/process-end";
import { docketRow, docketSummary } from "./docket-table";

const USAGE = `npm run docket -- <checkout> [range] [--merges]

Files every change on the main line of a git checkout, such as v1.0..main (all of its main branch unless given).
--merges takes merge commits only. The product must be running (npm start): its workers hold
the trials, with the models of the settings, which may cost money.`;

try {
  const [startedIn = ".", ...given] = process.argv.slice(2);
  const { values, positionals } = parseArgs({
    args: given,
    allowPositionals: true,
    options: { merges: { type: "boolean", default: false } },
  });
  const [path, range = null, more] = positionals;
  if (path === undefined || more !== undefined) throw new Error(USAGE);
  if (existsSync(".env")) process.loadEnvFile(".env");
  const env = readEnv();
  const databaseUrl = env.databaseUrl ?? embeddedPostgresUrl(env.dataDir);
  if (databaseUrl === null)
    throw new Error(
      "No database: start the product on this machine first (npm start), or set DATABASE_URL to its PostgreSQL server.",
    );
  const parts = compose({ env, databaseUrl, warmSandboxes: 0 });
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new Error("Stopped. Walk again to go on from here.")));
  const walk = { path: resolve(startedIn, path), range, mergesOnly: values.merges };
  const summary = docketSummary();
  try {
    for await (const walked of walkDocket(parts, walk, stop.signal)) {
      summary.add(walked);
      console.log(docketRow(walked, process.stdout.columns ?? 120));
    }
    console.log(summary.text());
  } finally {
    await parts.close();
  }
} catch (error) {
  endWithSentence(error);
}
