import { expect, test } from "vitest";
import { pagePaths } from "./page-paths";

const byLooks = pagePaths({ docs: [], ignore: [] });

test.each([
  "README",
  "README.md",
  "README.ja.md",
  "packages/core/readme.rst",
  "docs/guide/利用.mdx",
  "guide.adoc",
  "docs/limits.txt",
  "man/tool.1",
  "share/man/man5/tool.conf.5",
])("%s is a page", (path) => {
  expect(byLooks.isPage(path)).toBe(true);
});

test.each([
  "src/index.ts",
  "notes.txt",
  "CHANGELOG.md",
  "docs/changelog/2.0.md",
  "LICENSE.md",
  ".github/PULL_REQUEST_TEMPLATE.md",
  "node_modules/x/README.md",
  "tests/fixtures/page.md",
  "docs/requirements.txt",
  "src/man/main.go",
  "v1.2",
])("%s is none", (path) => {
  expect(byLooks.isPage(path)).toBe(false);
});

test("settings say which files are pages, and which never are", () => {
  const { isPage, isIgnored } = pagePaths({
    docs: ["docs", "/site/**/*.{md,html}", "CHANGELOG.md"],
    ignore: ["docs/archive/", "**/*.draft.md"],
  });
  expect(isPage("docs/a/b.yaml")).toBe(true);
  expect(isPage("site/x/y.html")).toBe(true);
  expect(isPage("CHANGELOG.md")).toBe(true);
  expect(isPage("README.md")).toBe(false);
  expect(isPage("docs/archive/2019/old.md")).toBe(false);
  expect(isPage("docs/.hidden/a.md")).toBe(true);
  expect(isIgnored("docs/archive/2019/old.md")).toBe(true);
  expect(isIgnored("docs/x.draft.md")).toBe(true);
  expect(isIgnored("docs/x.md")).toBe(false);
});

test("a pattern that is written to be slow is not", () => {
  const docs = [`${"*a".repeat(60)}b`, "{a,b}".repeat(60), `${"**/".repeat(60)}b`];
  const { isPage } = pagePaths({ docs, ignore: [] });
  const start = performance.now();
  expect(isPage(`${"a/".repeat(60)}${"a".repeat(200)}`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(500);
});

test("a path longer than any file system has is no page, at once", () => {
  const { isPage } = pagePaths({ docs: [], ignore: [] });
  const started = process.cpuUsage();
  expect(isPage(`${"docs/".repeat(40_000)}x`)).toBe(false);
  expect(process.cpuUsage(started).user).toBeLessThan(500_000);
});
