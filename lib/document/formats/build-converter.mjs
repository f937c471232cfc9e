/**
 * Bundles the process that converts files into one file, so that it may read nothing of the product but itself and the
 * tables beside it. The canvas of pdf.js stays outside and is not found: nothing is drawn.
 */
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = path.dirname(fileURLToPath(import.meta.url));
const project = path.resolve(folder, "../../..");

/** @param {{ outdir?: string }} [options] `outdir` is relative to the project. @returns {Promise<string>} the path of the bundle */
export async function buildConverter({ outdir = ".build" } = {}) {
  const target = path.resolve(project, outdir);
  await mkdir(target, { recursive: true });
  const outfile = path.join(target, "convert-child.js");
  await build({
    entryPoints: [path.join(folder, "child/convert-child.ts")],
    bundle: true,
    outfile,
    platform: "node",
    format: "esm",
    target: "node24",
    external: ["@napi-rs/canvas"],
    absWorkingDir: project,
    alias: { "@": project },
    // yauzl is CommonJS and asks for Node's modules by require.
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
    logLevel: "warning",
  });
  await cp(
    path.join(project, "node_modules/pdfjs-dist/cmaps"),
    path.join(target, "convert-child-cmaps"),
    { recursive: true },
  );
  return outfile;
}
