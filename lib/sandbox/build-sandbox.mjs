/**
 * Bundles the sandbox process into one file: the guest's script as a string inside the program that
 * runs it. isolated-vm stays outside, because it is a native addon.
 */
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(folder, "../..");

/** @param {{ outdir?: string }} [options] `outdir` is relative to the project. @returns {Promise<string>} the path of the bundle */
export async function buildSandbox({ outdir = ".build" } = {}) {
  const target = path.resolve(project, outdir);
  await mkdir(target, { recursive: true });
  const guest = await build({
    entryPoints: [path.join(folder, "guest/boot.ts")],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "guest",
    target: "es2024",
    banner: { js: '"use strict";' },
  });
  const outfile = path.join(target, "sandbox-child.js");
  await build({
    entryPoints: [path.join(folder, "child/child.ts")],
    bundle: true,
    outfile,
    platform: "node",
    format: "esm",
    target: "node24",
    external: ["isolated-vm"],
    absWorkingDir: project,
    define: { GUEST_SCRIPT: JSON.stringify(guest.outputFiles[0]?.text ?? "") },
  });
  return outfile;
}
