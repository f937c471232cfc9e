/** Bundles a TypeScript entry for Node: packages stay outside, `@/` is the project, `server-only` is empty. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export const projectDir = fileURLToPath(new URL("..", import.meta.url)).replace(/\/$/, "");

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
