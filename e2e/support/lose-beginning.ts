/** Takes the first events of a run out of the database, as a damaged disk would: no request can. */
import { readFile } from "node:fs/promises";
import { Client } from "pg";

/** The run must be over. `events` is how many are lost. */
export async function loseBeginning(runId: string, events: number): Promise<void> {
  const { DATABASE_URL, VERBATIM_E2E_DATA_DIR } = process.env;
  const connectionString =
    DATABASE_URL ?? (await readFile(`${VERBATIM_E2E_DATA_DIR}/postgres-url`, "utf8"));
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rowCount } = await client.query(
      'DELETE FROM "Event" WHERE "runId" = $1 AND "seq" < $2',
      [runId, events],
    );
    if (rowCount !== events) throw new Error(`Run ${runId} has lost ${rowCount} events.`);
  } finally {
    await client.end();
  }
}
