/** `npm run migrate:new <name>`: writes a migration that leads from the newest one to prisma/schema.prisma. */
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "@/lib/server/embedded-postgres";
import { nextMigration } from "@/lib/server/migrate";

const projectDir = process.cwd();
const name = process.argv[2];
if (!name || !/^[a-z][a-z0-9_]*$/.test(name)) {
  throw new Error(
    "Give the migration a name of small letters, digits and underscores: npm run migrate:new add_labels",
  );
}

const dataDir = await mkdtemp(
  join(process.getuid?.() === 0 ? "/var/lib" : tmpdir(), "verbatim-migrate-"),
);
const server = await startEmbeddedPostgres({ dataDir, projectDir, ephemeral: true });
try {
  const script = await nextMigration(server.url, projectDir);
  if (script === null)
    throw new Error(
      "prisma/schema.prisma has not changed since the newest migration: edit it first.",
    );
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(projectDir, "prisma/migrations", `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), script);
  await copyFile(join(projectDir, "prisma/schema.prisma"), join(folder, "schema.prisma"));
  console.log(`Wrote ${folder}. Read it, then commit it with the schema.`);
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
}
