/** The embedded server's data: made beside its place and renamed, so that a kill in the middle leaves nothing half made. */
import "server-only";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type PostgresBinaries, runAs } from "./embedded-postgres-binaries";

/** Resolves with the cluster's password; makes the cluster when there is none. */
export async function ensureCluster(dataDir: string, binaries: PostgresBinaries): Promise<string> {
  const cluster = join(dataDir, "postgres");
  const passwordFile = join(dataDir, "postgres-password");
  if (existsSync(cluster)) return readFileSync(passwordFile, "utf8");
  const partial = `${cluster}.new`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  const password = randomBytes(18).toString("hex");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (binaries.user) giveTo(binaries.user, dataDir, [partial, passwordFile]);
  const failure = await initialise(partial, passwordFile, binaries);
  if (failure !== null) {
    rmSync(partial, { recursive: true, force: true });
    throw new Error(
      `The embedded PostgreSQL could not make its data in ${dataDir}: ${failure}\nSet VERBATIM_DATA_DIR to another folder, or DATABASE_URL to a server that runs.`,
    );
  }
  renameSync(partial, cluster);
  return password;
}

function initialise(
  cluster: string,
  passwordFile: string,
  binaries: PostgresBinaries,
): Promise<string | null> {
  const flags = [
    `--pgdata=${cluster}`,
    "--username=postgres",
    "--auth=scram-sha-256",
    `--pwfile=${passwordFile}`,
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
  ];
  return failureOf(
    spawn(binaries.initdb, flags, { ...runAs(binaries), stdio: ["ignore", "pipe", "pipe"] }),
  );
}

function giveTo(user: { uid: number; gid: number }, dataDir: string, paths: string[]): void {
  chmodSync(dataDir, 0o711);
  for (const path of paths) chownSync(path, user.uid, user.gid);
  for (const path of paths) {
    if (spawnSync("test", ["-r", path], { ...user, cwd: "/" }).status === 0) continue;
    throw new Error(
      `As root, the database runs as the user postgres, who cannot enter ${dataDir}: set VERBATIM_DATA_DIR to a folder such as /var/lib/verbatim/data.`,
    );
  }
}

function failureOf(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve, reject) => {
    let errors = "";
    child.stderr?.on("data", (piece: Buffer) => {
      errors += piece.toString("utf8");
    });
    child.stdout?.resume();
    child.once("error", reject);
    child.once("close", (code) => {
      resolve(code === 0 ? null : errors.trim() || `exit code ${code}`);
    });
  });
}
