import { expect, test } from "vitest";
import { parsePatch } from "@/lib/change/parse-patch";
import { findEvidence } from "./find-evidence";
import { indexPages } from "./page-index";

const patch = (path: string, ...lines: string[]) => {
  const count = (sign: string) => lines.filter((line) => !line.startsWith(sign)).length;
  return parsePatch(
    `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -1,${count("+")} +1,${count("-")} @@\n${lines.join("\n")}\n`,
  );
};

const filler = (index: number) => ({
  path: `docs/other-${index}.md`,
  text: `# Page ${index}\n\nNothing here speaks of what changed.\n\nIt is about gardens, number ${index}.\n`,
});

const evidence = (
  change: ReturnType<typeof patch>,
  pages: readonly { path: string; text: string }[],
  { title = "", body = "" } = {},
) => findEvidence({ title, body, change, index: indexPages(pages), pages: 4 });

test("the page that names what was removed is found among thousands, with its line", () => {
  const pages = Array.from({ length: 3_000 }, (_, index) => filler(index));
  const wanted = {
    path: "docs/limits.md",
    text: "# Limits\n\nSet `maxHeaderSize` to allow more.\n",
  };
  const found = evidence(
    patch("src/server.ts", "-  maxHeaderSize: number;", "+  maxHeaders: number;"),
    [...pages.slice(0, 1_500), wanted, ...pages.slice(1_500)],
  );
  expect(found.pages[0]).toMatchObject({ path: "docs/limits.md", lines: [3] });
  expect(found.pages[0]?.names).toContain("maxHeaderSize");
  expect(found.reason).toContain("docs/limits.md");
});

test("a name is found as it is spoken", () => {
  const found = evidence(
    patch("src/server.ts", "-const maxHeaderSize = 8192;", "+const other = 1;"),
    [filler(1), { path: "docs/limits.md", text: "# Limits\n\nThe max header size is fixed.\n" }],
  );
  expect(found.pages.map(({ path }) => path)).toEqual(["docs/limits.md"]);
});

test("words that every page holds choose none", () => {
  const found = evidence(patch("src/a.ts", "-  return value;", "+  return result;"), [
    { path: "docs/a.md", text: "Use the value that the function returns.\n" },
    { path: "docs/b.md", text: "The result is a value of the option.\n" },
  ]);
  expect(found.pages).toEqual([]);
  expect(found.reason).toMatch(/None of 2 pages|touches no name/);
});

test("a hunk that changes form only gives no evidence; an operator is no form", () => {
  const pages = [filler(1), { path: "docs/a.md", text: "Call `createSession` once.\n" }];
  const form = patch(
    "src/a.ts",
    "-  createSession('a', b)",
    '+  createSession("a",',
    "+    b,",
    "+  );",
  );
  expect(evidence(form, pages).pages).toEqual([]);
  const operator = patch("src/a.ts", "-  if (createSession) go();", "+  if (!createSession) go();");
  expect(evidence(operator, pages).pages.map(({ path }) => path)).toEqual(["docs/a.md"]);
});

test("tests give no evidence, configuration of continuous integration does", () => {
  const pages = [filler(1), { path: "docs/a.md", text: "At least Rust 1.65.0 is needed.\n" }];
  const lines = ["-  rust: 1.65.0", "+  rust: 1.70.0"] as const;
  expect(evidence(patch("tests/matrix.yml", ...lines), pages).pages).toEqual([]);
  expect(evidence(patch(".github/workflows/ci.yml", ...lines), pages).pages).toHaveLength(1);
});

test("a page of the past weighs half", () => {
  const text = "`maxHeaderSize` was added.\n";
  const found = evidence(
    patch("src/a.ts", "-  maxHeaderSize: 1,", "+  other: 1,"),
    [{ path: "CHANGELOG.md", text }, { path: "docs/limits.md", text }, filler(1), filler(2)],
    { title: "Remove maxHeaderSize" },
  );
  expect(found.pages.map(({ path }) => path)).toEqual(["docs/limits.md", "CHANGELOG.md"]);
  expect(found.pages[1]?.score).toBeCloseTo((found.pages[0]?.score ?? 0) / 2, 1);
});

test("no page, no name: the reason says which", () => {
  expect(evidence(patch("a.ts", "-maxHeaderSize", "+x"), []).reason).toContain("no page");
  expect(evidence(parsePatch(""), [filler(1)]).reason).toContain("no name");
});

test("a page of five megabytes is asked in time", () => {
  const line = "Set `cacheWindow` where the service waits, as the operator wants it to be.\n";
  const pages = [{ path: "docs/big.md", text: line.repeat(70_000) }];
  const index = indexPages(pages);
  const before = performance.now();
  const change = patch("src/a.ts", "-  cacheWindow: 1,", "+  cacheSpan: 1,");
  expect(findEvidence({ title: "", body: "", change, index, pages: 4 }).pages).toHaveLength(1);
  expect(performance.now() - before).toBeLessThan(3_000);
});
