import { expect, test } from "vitest";
import { readShownChange } from "@/lib/builtin/trial/shown-change";
import { findFacts } from "./find-facts";

const shown = (path: string, ...lines: string[]) =>
  readShownChange([`=== ${path}`, "@@ -1,9 +1,9 @@", ...lines].join("\n"), "");

const facts = (path: string, ...lines: string[]) =>
  findFacts(shown(path, ...lines)).map(({ kind, key, old, fresh }) =>
    key === null ? [kind, old, fresh] : [kind, key, old, fresh],
  );

test.each([
  [
    "an option of a type",
    "src/options.ts",
    ["-  retryLimit?: number;", "+  maxAttempts?: number;"],
    ["renamed", "retryLimit", "maxAttempts"],
  ],
  [
    "a flag",
    "src/cli.ts",
    [
      '-  .option("--dry-run", "show what would be done")',
      '+  .option("--preview", "show what would be done")',
    ],
    ["renamed", "--dry-run", "--preview"],
  ],
  [
    "a function",
    "lib/pool.py",
    ["-def open_pool(url):", "+def connect_pool(url):"],
    ["renamed", "open_pool", "connect_pool"],
  ],
  [
    "a function that is gone",
    "lib/pool.py",
    ["-def drain_pool(url):", "-    return None"],
    ["removed", "drain_pool", null],
  ],
  [
    "a default of a parameter",
    "lib/pool.py",
    ["-def connect(url, idle_timeout=30):", "+def connect(url, idle_timeout=60):"],
    ["value", "idle_timeout", "30", "60"],
  ],
  [
    "a constant",
    "src/limits.ts",
    ["-const DEFAULT_BODY_LIMIT = 1048576;", "+const DEFAULT_BODY_LIMIT = 2097152;"],
    ["value", "BODY_LIMIT", "1048576", "2097152"],
  ],
  [
    "a doc comment's default",
    "src/types.ts",
    [
      "    /**",
      "-    * @default false",
      "+    * @default true",
      "     */",
      "   strictMode?: boolean",
    ],
    ["value", "strictMode", "false", "true"],
  ],
  [
    "a message",
    "src/errors.ts",
    [
      '-  throw new Error("the token has run out of time");',
      '+  throw new Error("the token is not valid any more");',
    ],
    ["message", "the token has run out of time", "the token is not valid any more"],
  ],
  ["a minimum version", "go.mod", ["-go 1.21", "+go 1.22"], ["requirement", "go", "1.21", "1.22"]],
  [
    "a signature",
    "src/reply.ts",
    ["-function redirect(code, target) {", "+function redirect(target, code) {"],
    ["signature", "redirect", "code, target", "target, code"],
  ],
  [
    "a warning about an old form",
    "src/pool.ts",
    ["   run() {", '+    warn("drainNow is deprecated, use drainLater");'],
    ["renamed", "drainNow", "drainLater"],
  ],
])("%s is a fact", (_what, path, lines, fact) => {
  expect(facts(path, ...lines)).toContainEqual(fact);
});

test("a file that was moved is a fact, and so is what stood in a path", () => {
  const change = readShownChange(
    "=== src/new/server.ts (renamed from src/old/server.ts)\n@@ -1,1 +1,1 @@\n-export const port = 1;\n+export const port = 2;",
    "",
  );
  expect(findFacts(change)).toContainEqual(
    expect.objectContaining({
      kind: "moved",
      old: "src/old/server.ts",
      fresh: "src/new/server.ts",
    }),
  );
});

test.each([
  [
    "code that moved",
    "src/a.ts",
    ["-export function readPool() {", "   x();", "+export function readPool() {"],
  ],
  ["a private name", "lib/a.py", ["-def _read_pool():", "+def _open_pool():"]],
  ["a use of a name", "src/a.ts", ["-  process.once('beforeExit', stop);", "+  stop();"]],
  [
    "a variable inside a function",
    "src/a.ts",
    ["-  const rowCount = 1;", "+  const lineCount = 1;"],
  ],
  [
    "an import",
    "src/a.ts",
    ['-import { readPool } from "./pool";', '+import { openPool } from "./pool";'],
  ],
  ["an instance's own data", "languages.toml", ['-block-comment = "/*"', '-file-types = ["a"]']],
  [
    "a script beside the product",
    "scripts/release.py",
    ["-def publish_all():", "+def publish_some():"],
  ],
  ["an inner name", "src/a.ts", ["-function stub() {", "+function stubImpl() {"]],
  ["a lowered version", "go.mod", ["-go 1.22", "+go 1.21"]],
  [
    "one more parameter that may be left out",
    "src/a.ts",
    ["-function send(body) {", "+function send(body, options = {}) {"],
  ],
  ["quotes alone", "src/a.ts", ["-const LEVEL_NAME = 'info';", '+const LEVEL_NAME = "info";']],
])("%s is none", (_what, path, lines) => {
  expect(facts(path, ...lines)).toEqual([]);
});

test("a name that still stands in code is not gone, one that a comment mentions is", () => {
  const gone = ["-export function drainPool() {}"];
  expect(facts("src/a.ts", ...gone, "   drainPool();")).toEqual([]);
  expect(facts("src/a.ts", ...gone, " // drainPool is not there any more.")).toContainEqual([
    "removed",
    "drainPool",
    null,
  ]);
});

test("tests prove nothing", () => {
  const change = readShownChange(
    "=== src/a.test.ts (test)\n@@ -1,1 +1,1 @@\n-export function drainPool() {}\n+export function emptyPool() {}",
    "",
  );
  expect(findFacts(change)).toEqual([]);
});
