/** Builds the document thread into a folder of the test's own, so that tests run what stands in the sources. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

export type BuiltThread = { threadPath: string; directory: string; remove(): Promise<void> };

export async function buildThread(): Promise<BuiltThread> {
  const directory = await mkdtemp(join(tmpdir(), "verbatim-document-thread-"));
  const threadPath = join(directory, "document-thread.mjs");
  await build({
    entryPoints: ["lib/search/document-thread.ts"],
    outfile: threadPath,
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    logLevel: "warning",
  });
  return { threadPath, directory, remove: () => rm(directory, { recursive: true, force: true }) };
}
