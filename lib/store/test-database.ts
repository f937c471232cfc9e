/** A database of its own for one test file: a copy of the migrated template, made in some 50 ms. */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export type TestDatabase = { url: string; drop(): Promise<void> };

export async function createTestDatabase(): Promise<TestDatabase> {
  const address = inject("postgresServer");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const onServer = async (sql: string) => {
    const client = new pg.Client({ connectionString: `${address}/postgres` });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${inject("postgresTemplate")}`);
  return { url: `${address}/${name}`, drop: () => onServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}
