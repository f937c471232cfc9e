/** Plants imports that the layers forbid and expects a complaint for each: a green rule must be known to bite. */
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const biome = resolve("node_modules/.bin/biome");

/** Each file breaks exactly one rule. */
const planted: [file: string, source: string, rule: string][] = [
  ["lib/trace/clock.ts", "export const now = Date.now();\n", "noRestrictedGlobals"],
  [
    "lib/trace/model.ts",
    'import { x } from "@/lib/model/model";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/trace/typed.ts",
    'import type { X } from "@/lib/store/event-log";\nexport type Y = X;\n',
    "noRestrictedImports",
  ],
  [
    "lib/evidence/loop.ts",
    'import { x } from "@/lib/rlm/run-inquiry";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/evidence/fs.ts",
    'import { x } from "node:fs";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/form/store.ts",
    'import { x } from "@/lib/store/event-log";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/corpus/forge.ts",
    'import { x } from "@/lib/forge/git-forge";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  ["lib/corpus/clock.ts", "export const now = Date.now();\n", "noRestrictedGlobals"],
  [
    "lib/forge/server.ts",
    'import { x } from "@/lib/server/env";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  ["lib/form/clock.ts", "export const now = Date.now();\n", "noRestrictedGlobals"],
  [
    "lib/exchange/store.ts",
    'import { x } from "@/lib/store/event-log";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  ["lib/exchange/clock.ts", "export const now = Date.now();\n", "noRestrictedGlobals"],
  [
    "lib/statistics/trace.ts",
    'import { x } from "@/lib/trace/event";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/rlm/adapter.ts",
    'import { x } from "@/lib/model/ai-sdk-model";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/rlm/sandbox.ts",
    'import { x } from "@/lib/sandbox/isolated-vm-sandbox";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  ["lib/rlm/library.ts", 'import { x } from "ai";\nexport const y = x;\n', "noRestrictedImports"],
  ["lib/rlm/timer.ts", "export const t = setTimeout(() => 1, 5);\n", "noRestrictedGlobals"],
  [
    "lib/builtin/rlm.ts",
    'import { x } from "@/lib/rlm/prompt";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/model/rlm.ts",
    'import { x } from "@/lib/rlm/prompt";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/store/server.ts",
    'import { x } from "@/lib/server/env";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/forge/server.ts",
    'import { x } from "@/lib/server/env";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/mail/server.ts",
    'import { x } from "@/lib/server/env";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/sandbox/react.ts",
    'import { x } from "react";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/search/next.ts",
    'import { x } from "next/server";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "components/trace/server.tsx",
    'import { x } from "@/lib/server/env";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "components/trace/node.tsx",
    'import { x } from "node:fs";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "app/page-data.ts",
    'import { x } from "@/lib/store/prisma-event-log";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/server/route.ts",
    'import { x } from "@/app/page";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  [
    "lib/server/parent.ts",
    'import { x } from "../trace/event";\nexport const y = x;\n',
    "noRestrictedImports",
  ],
  ["lib/server/settings.ts", "export const x = process.env.HOME;\n", "noProcessEnv"],
  ["lib/server/default.ts", "export default 1;\n", "noDefaultExport"],
  ["lib/server/any.ts", "export const x: any = 1;\n", "noExplicitAny"],
];

/** What the layers allow, so that a rule that forbids everything is noticed too. */
const allowed: [file: string, source: string][] = [
  ["lib/trace/fine.ts", 'import { z } from "zod";\nexport const x = z;\n'],
  ["lib/rlm/fine.ts", 'import type { X } from "@/lib/model/model";\nexport type Y = X;\n'],
  ["lib/model/fine.ts", 'import { x } from "ai";\nexport const y = x;\n'],
  ["lib/server/fine.ts", 'import { x } from "@/lib/rlm/prompt";\nexport const y = x;\n'],
  ["components/fine.tsx", 'import type { X } from "@/lib/trace/event";\nexport type Y = X;\n'],
];

let tree = "";
let complaints: { path: string; category: string }[] = [];

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), "layers-"));
  await cp("biome.json", join(tree, "biome.json"));
  for (const [file, source] of [...planted, ...allowed]) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), source);
  }
  const args = ["lint", "--reporter=json", "--vcs-enabled=false", "--max-diagnostics=none", "."];
  const { stdout } = await run(biome, args, { cwd: tree }).catch(
    (error: { stdout: string }) => error,
  );
  complaints = reported(stdout);
});

afterAll(() => rm(tree, { recursive: true, force: true }));

function reported(stdout: string): { path: string; category: string }[] {
  const report: {
    diagnostics: { category: string; location: { path: string | { file: string } } }[];
  } = JSON.parse(stdout);
  return report.diagnostics.map(({ category, location }) => ({
    category,
    path: typeof location.path === "string" ? location.path : location.path.file,
  }));
}

test.each(planted)("%s is reported", (file, _, rule) => {
  const found = complaints
    .filter((complaint) => complaint.path.endsWith(file))
    .map(({ category }) => category.split("/").at(-1));
  expect(found).toContain(rule);
});

test.each(allowed)("%s is allowed", (file) => {
  expect(complaints.filter((complaint) => complaint.path.endsWith(file))).toEqual([]);
});
