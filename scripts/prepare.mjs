/**
 * Makes a fresh clone ready: packages, then the database client.
 * Runs before anything is installed, on any Node from 20 on, so it is plain JavaScript without packages.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const projectDir = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

/** The Node that comes with the packages; the product runs on it, whatever Node the machine has. */
export const node = `${projectDir}/node_modules/node/bin/node`;

const packagesFirst = `${projectDir}/node_modules/.bin${process.platform === "win32" ? ";" : ":"}`;

export const environment = {
  ...process.env,
  PATH: packagesFirst + process.env.PATH,
  NEXT_TELEMETRY_DISABLED: "1",
};

/** Prisma asks for an engine that nothing here uses: any executable will do in its place. */
const withoutEngine = {
  PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  CHECKPOINT_DISABLE: "1",
};

/** Ends the program with one sentence that says what to do. */
export function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

export async function prepare() {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20)
    stop(
      `Node ${process.versions.node} is too old: install Node 20 or newer, then run this again.`,
    );
  process.chdir(projectDir);
  if (!isInstalled()) install();
  if (!isGenerated()) generate();
}

/** Runs one of the project's programs on its own Node; ends this program when that one fails. */
export function runNode(args, sentence) {
  const { status } = spawnSync(node, args, { stdio: "inherit", cwd: projectDir, env: environment });
  if (status !== 0) stop(sentence);
}

/** True when node_modules holds what package-lock.json names; optional packages may be those of another system. */
function isInstalled() {
  const installedFile = `${projectDir}/node_modules/.package-lock.json`;
  if (!existsSync(installedFile) || !existsSync(node)) return false;
  const wanted = JSON.parse(readFileSync(`${projectDir}/package-lock.json`, "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedFile, "utf8")).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === "" || optional || installed[path]?.version === version,
  );
}

/**
 * `npm ci` refuses a lock file that lacks the optional packages of other systems, and a lock file written where only
 * one system's packages can be had lacks them. `npm install --no-save` installs the same versions and changes no file.
 */
function install() {
  console.log("Installing packages (once, about a minute) …");
  requireWritable();
  const args = [
    "install",
    "--no-save",
    "--include=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const options = { stdio: "inherit", cwd: projectDir, env: { ...process.env, ...withoutEngine } };
  const npm = process.env.npm_execpath;
  const { status, error } = npm?.endsWith(".js")
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
  if (error || status !== 0)
    stop("The packages could not be installed: see above, check the network, and run this again.");
  if (!existsSync(node)) {
    stop(
      "The package `node` has not unpacked its program: run `npm rebuild node`, or allow its install script.",
    );
  }
}

const generatedHash = `${projectDir}/prisma/generated/schema-hash`;

function schemaHash() {
  const parts = ["prisma/schema.prisma", "node_modules/prisma/package.json"];
  const hash = createHash("sha256");
  for (const part of parts) hash.update(readFileSync(`${projectDir}/${part}`));
  return hash.digest("hex");
}

function isGenerated() {
  return existsSync(generatedHash) && readFileSync(generatedHash, "utf8") === schemaHash();
}

function generate() {
  requireWritable();
  const { status, stderr } = spawnSync(node, ["node_modules/prisma/build/index.js", "generate"], {
    cwd: projectDir,
    encoding: "utf8",
    env: { ...environment, ...withoutEngine },
  });
  if (status !== 0) stop(`The database client could not be generated:\n${stderr}`);
  writeFileSync(generatedHash, schemaHash());
}

export function requireWritable() {
  const probe = `${projectDir}/.writable-${process.pid}`;
  try {
    writeFileSync(probe, "", { flag: "wx" });
  } catch (error) {
    stop(
      `${projectDir} cannot be written (${error.code}): copy the project to a folder that you may write to.`,
    );
  }
  rmSync(probe);
}
