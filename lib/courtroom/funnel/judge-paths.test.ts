import { expect, test } from "vitest";
import { parsePatch } from "@/lib/change/parse-patch";
import { judgePathNames, judgePaths, judgeSize } from "./judge-paths";
import { pathRule } from "./path-rule";

const options = {
  isPage: (path: string) => path.startsWith("manual/"),
  isIgnored: (path: string) => path.startsWith("legacy/"),
};

type Replaced = readonly [path: string, removed: string, added: string];

const patchOf = (files: readonly Replaced[]) =>
  files
    .map(
      ([path, removed, added]) =>
        `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1 +1 @@\n-${removed}\n+${added}\n`,
    )
    .join("");

const judge = (...files: Replaced[]) => judgePaths(parsePatch(patchOf(files)), options);

test.each([
  ["pnpm-lock.yaml", "lock file"],
  ["crates/core/Cargo.lock", "lock file"],
  ["go.sum", "lock file"],
  ["vendor/github.com/x/y.go", "vendored"],
  ["src/__snapshots__/a.snap", "snapshot"],
  ["src/parser.test.ts", "test"],
  ["tests/test_parser.py", "test"],
  ["pkg/parser_test.go", "test"],
  ["src/test/java/ParserTest.java", "test"],
  ["e2e/login.spec.ts", "test"],
  ["api/service.pb.go", "generated"],
  ["public/app.min.js", "generated"],
  ["assets/logo.svg", "media"],
  ["LICENSE", "housekeeping"],
  [".github/ISSUE_TEMPLATE/bug.yml", "housekeeping"],
  ["README.md", "documentation"],
  ["docs/.vitepress/config.ts", "documentation"],
])("%s is left out as %s", (path, rule) => {
  expect(pathRule(path)).toBe(rule);
});

test.each([
  "src/parser.ts",
  "src/latest.ts",
  "lib/contest/rules.py",
  ".github/workflows/ci.yml",
  "docs/conf/check.py",
  "Dockerfile",
  "src/locks/mutex.go",
])("%s has to be read", (path) => {
  expect(pathRule(path)).toBeNull();
});

test("a change of code goes on, and the reason says what was left out", () => {
  const { step, files } = judge(["src/a.ts", "old", "new"], ["src/a.test.ts", "old", "new"]);
  expect(files.map(({ newPath }) => newPath)).toEqual(["src/a.ts"]);
  expect(step).toMatchObject({ name: "paths", outcome: "passed" });
  expect(step.reason).toContain("test: src/a.test.ts");
});

test.each([
  [[["manual/a.txt", "old", "new"]] as const, "documentation: manual/a.txt"],
  [[["legacy/a.ts", "old", "new"]] as const, "ignored by the settings: legacy/a.ts"],
  [[["yarn.lock", "old", "new"]] as const, "lock file: yarn.lock"],
])("a change of nothing but %j ends here, with its rule", (files, reason) => {
  const { step } = judge(...files);
  expect(step.outcome).toBe("stopped");
  expect(step.reason).toContain(reason);
  expect(reason).toContain(step.rule);
});

test("a change that several rules leave out says so, one that is read names none", () => {
  const both = [["yarn.lock", "old", "new"] as const, ["a.test.ts", "old", "new"] as const];
  expect(judge(...both).step.rule).toBe("several");
  expect(judge(...both, ["src/a.ts", "old", "new"]).step).not.toHaveProperty("rule");
});

test.each([
  ["package.json", '    "left-pad": "^1.2.0",', '    "left-pad": "^1.3.0",'],
  ["Cargo.toml", 'serde = "1.0.1"', 'serde = "1.0.2"'],
  [
    "Cargo.toml",
    'serde = { version = "1.0.1", features = ["derive"] }',
    'serde = { version = "1.1" }',
  ],
  ["go.mod", "\tgithub.com/a/b v1.2.3", "\tgithub.com/a/b v1.2.4"],
  ["requirements.txt", "flask==2.0", "flask==2.1"],
  ["pyproject.toml", '    "httpx>=0.20",', '    "httpx>=0.21",'],
])("in %s a raised dependency reaches no reader", (path, removed, added) => {
  expect(judge([path, removed, added]).step.reason).toContain("dependencies only");
});

test.each([
  ["package.json", '    "node": ">=18"', '    "node": ">=20"'],
  ["package.json", '  "version": "1.2.3",', '  "version": "2.0.0",'],
  ["Cargo.toml", 'rust-version = "1.70"', 'rust-version = "1.80"'],
  ["go.mod", "go 1.21", "go 1.22"],
  ["pyproject.toml", 'requires-python = ">=3.8"', 'requires-python = ">=3.9"'],
  ["package.json", '    "serve": "./bin/serve.js"', '    "start": "./bin/serve.js"'],
])("in %s a line such as %s does", (path, removed, added) => {
  expect(judge([path, removed, added]).step.outcome).toBe("passed");
});

test("by names alone, a manifest beside its lock file is a dependency update", () => {
  expect(judgePathNames(["package.json", "package-lock.json"]).outcome).toBe("stopped");
  expect(judgePathNames(["package.json"]).outcome).toBe("passed");
  expect(judgePathNames(["package.json", "package-lock.json", "src/a.ts"]).outcome).toBe("passed");
});

test("a change beyond every measure is too large, and says so", () => {
  const file = (addedLines: number) => ({
    oldPath: "a",
    newPath: "a",
    status: "modified" as const,
    isBinary: false,
    hunks: [],
    addedLines,
    removedLines: 0,
  });
  const hunk = { heading: "", oldStart: 1, newStart: 1, lines: [], start: 100 };
  const long = (chars: number) => ({ ...file(1), hunks: [{ ...hunk, end: 100 + chars }] });
  expect(judgeSize([long(2_000_000), long(3_000_000)]).outcome).toBe("passed");
  expect(judgeSize([long(2_000_000), long(3_000_001)]).reason).toContain("6 MB of text");
  expect(judgeSize([file(50_000)]).outcome).toBe("passed");
  expect(judgeSize([file(50_001)])).toMatchObject({ name: "size", outcome: "stopped" });
  expect(judgeSize(Array.from({ length: 1_001 }, () => file(1))).reason).toContain("1001 files");
});
