/**
 * What the run page must not load before it is drawn: the bench measures its bytes, this names who brought them.
 * Late parts (`import()`) may bring what they like.
 */
import { resolve } from "node:path";
import { build, type Metafile } from "esbuild";
import { expect, test } from "vitest";

const root = resolve(".");

const page = "components/run/run-screen.tsx";
/** Schemas and comparisons of texts. */
const heavy = ["zod", "diff"];

test("the run page brings no library that only late parts need", async () => {
  const { metafile } = await build({
    entryPoints: [page],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    outdir: "unused",
    platform: "browser",
    format: "esm",
    jsx: "automatic",
    packages: "external",
    alias: { "@": root, "server-only": `${root}/node_modules/server-only/empty.js` },
    loader: { ".css": "empty" },
    logLevel: "silent",
  });
  expect(bringers(metafile)).toEqual([]);
});

/** Files that the page loads at once and that import one of the libraries. */
function bringers({ inputs }: Metafile): string[] {
  const seen = new Set([page]);
  const found: string[] = [];
  for (const file of seen)
    for (const { path, kind, external } of inputs[file]?.imports ?? []) {
      if (kind === "dynamic-import") continue;
      if (!external) seen.add(path);
      else if (heavy.includes(path)) found.push(`${file} imports ${path}`);
    }
  return found;
}
