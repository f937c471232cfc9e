/** Bundles TypeScript programs for Node: packages stay outside, `@/` is the project, `server-only` is empty. */
import { existsSync } from "node:fs";
import { build } from "esbuild";
import { projectDir as root } from "./prepare.mjs";

export const projectDir = root;

/** Programs that other programs start: a sandbox, a converter, the thread that reads documents, a worker, the web server, what starts them. */
const programs = {
  "document-thread": "lib/search/document-thread.ts",
  worker: "scripts/worker-process.ts",
  serve: "scripts/serve.ts",
  "web-server": "scripts/web-server.ts",
};

/**
 * @param {Record<string, string>} entries output name → entry, relative to the project
 * @param {string} [outdir]
 */
export async function bundle(entries, outdir = `${projectDir}/.build`) {
  await build({
    entryPoints: entries,
    outdir,
    absWorkingDir: projectDir,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    conditions: ["react-server"],
    alias: { "@": projectDir, "server-only": `${projectDir}/node_modules/server-only/empty.js` },
    sourcemap: true,
    logLevel: "warning",
  });
}

export async function bundlePrograms() {
  const { buildSandbox } = await import(`${projectDir}/lib/sandbox/build-sandbox.mjs`);
  const { buildConverter } = await import(`${projectDir}/lib/document/formats/build-converter.mjs`);
  const present = Object.entries(programs).filter(([, entry]) =>
    existsSync(`${projectDir}/${entry}`),
  );
  await Promise.all([
    bundle(Object.fromEntries(present)),
    buildSandbox({ outdir: ".build" }),
    buildConverter({ outdir: ".build" }),
  ]);
}
