/**
 * Brings a database to the current schema: Prisma's migrations, then the queue's own.
 * Prisma's schema engine runs as WebAssembly over the driver adapter, so no binary is downloaded.
 */
import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { type MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { runMigrations } from "graphile-worker";
import pg from "pg";
import { quietLogger } from "./queue-logger";

const noFilters = { externalTables: [], externalEnums: [] };

/** Applies what is missing and resolves with the names of the migrations applied. Safe to call twice, also at once. */
export async function migrate(connectionString: string, projectDir: string): Promise<string[]> {
  const migrationsList = await readMigrations(projectDir);
  const { appliedMigrationNames } = await withEngine(connectionString, projectDir, (engine) =>
    engine.applyMigrations({ migrationsList, filters: noFilters }),
  );
  await runMigrations({ connectionString, logger: quietLogger });
  return appliedMigrationNames;
}

/**
 * The SQL that leads from the schema as the newest migration left it to prisma/schema.prisma; null when they are equal.
 * Each migration keeps the schema it leads to beside it, so that no shadow database is needed.
 */
export async function nextMigration(
  connectionString: string,
  projectDir: string,
): Promise<string | null> {
  const before = await newestMigratedSchema(projectDir);
  const after = await readSchema(projectDir);
  if (before?.content === after.content) return null;
  return schemaChange(connectionString, projectDir, before);
}

type Schema = { path: string; content: string };

/** The SQL that leads from a schema, or from an empty database, to prisma/schema.prisma. */
export async function schemaChange(
  connectionString: string,
  projectDir: string,
  before: Schema | null,
): Promise<string | null> {
  const schema = await readSchema(projectDir);
  const { stdout } = await withEngine(connectionString, projectDir, (engine) =>
    engine.diff({
      from: before === null ? { tag: "empty" } : { tag: "schemaDatamodel", files: [before] },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: null,
      filters: noFilters,
    }),
  );
  return stdout;
}

async function newestMigratedSchema(projectDir: string): Promise<Schema | null> {
  const { baseDir, migrationDirectories } = await readMigrations(projectDir);
  const newest = migrationDirectories.at(-1);
  if (newest === undefined) return null;
  const path = join(baseDir, newest.path, "schema.prisma");
  return { path, content: await readFile(path, "utf8") };
}

/** One connection, closed at the end: Prisma's lock against migrating twice at once is the session's. */
async function withEngine<T>(
  connectionString: string,
  projectDir: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { path, content } = await readSchema(projectDir);
  const pool = new pg.Pool({ connectionString, max: 1 });
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(new PrismaPg(pool));
    const engine = await SchemaEngine.new({ datamodels: [[path, content]] }, () => {}, factory);
    try {
      return await use(engine);
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

async function readSchema(projectDir: string): Promise<Schema> {
  const path = join(projectDir, "prisma/schema.prisma");
  return { path, content: await readFile(path, "utf8") };
}

async function readMigrations(projectDir: string): Promise<MigrationList> {
  const baseDir = join(projectDir, "prisma/migrations");
  const entries = await readdir(baseDir, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  const migrationDirectories = await Promise.all(
    names.map(async (name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: {
          tag: "ok" as const,
          value: await readFile(join(baseDir, name, "migration.sql"), "utf8"),
        },
      },
    })),
  );
  const lockfile = await readFile(join(baseDir, "migration_lock.toml"), "utf8");
  return {
    baseDir,
    lockfile: { path: "migration_lock.toml", content: lockfile },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
