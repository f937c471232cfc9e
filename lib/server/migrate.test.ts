import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { migrate, nextMigration, schemaChange } from "@/lib/server/migrate";
import { createTestDatabase, type TestDatabase } from "@/lib/store/test-database";

const projectDir = process.cwd();
let migrated: TestDatabase;
const made: string[] = [];

beforeAll(async () => {
  migrated = await createTestDatabase();
});
afterAll(async () => {
  await migrated.drop();
  for (const name of made) await query(serverUrl(), `DROP DATABASE ${name} WITH (FORCE)`);
});

const serverUrl = () => `${inject("postgresServer")}/postgres`;

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query(sql).finally(() => client.end());
  return rows;
}

async function emptyDatabase(name: string): Promise<string> {
  await query(serverUrl(), `CREATE DATABASE ${name}`);
  made.push(name);
  return `${inject("postgresServer")}/${name}`;
}

/** Every column, index and constraint of the product's tables, by name and definition. */
async function shapeOf(url: string): Promise<unknown[]> {
  return query(
    url,
    `SELECT 'column' AS kind, table_name || '.' || column_name AS name,
        concat_ws(' ', udt_name, is_nullable, column_default, datetime_precision) AS definition
      FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\\_prisma%'
    UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'
    UNION ALL SELECT 'constraint', conname, pg_get_constraintdef(oid) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND conrelid::regclass::text NOT LIKE '%\\_prisma%'
    ORDER BY 1, 2, 3`,
  );
}

test("the migrations lead to prisma/schema.prisma", async () => {
  expect(await nextMigration(migrated.url, projectDir)).toBeNull();
  const fresh = await emptyDatabase("fresh_schema");
  const script = await schemaChange(fresh, projectDir, null);
  await query(fresh, script ?? "");
  const shape = await shapeOf(migrated.url);
  expect(shape).toEqual(await shapeOf(fresh));
  expect(shape.length).toBeGreaterThan(50);
});

test("migrating twice, or twice at once, applies each migration once", async () => {
  const url = await emptyDatabase("migrated_twice");
  const applied = await Promise.all([migrate(url, projectDir), migrate(url, projectDir)]);
  expect(applied.flat().length).toBeGreaterThan(0);
  expect(await migrate(url, projectDir)).toEqual([]);
  const rows = await query(url, `SELECT count(*)::int AS n FROM "_prisma_migrations"`);
  expect(rows).toEqual([{ n: applied.flat().length }]);
});
