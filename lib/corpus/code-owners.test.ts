import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCodeOwners } from "./code-owners";

const ownersOf = (file: string, path: string) =>
  readCodeOwners(file, "CODEOWNERS").lineFor(path)?.owners ?? null;

/** The examples of GitHub's own page about code owners. */
const published = `
# This is a comment.
*       @global-owner1 @global-owner2

*.js    @js-owner #This is an inline comment.

*.go docs@example.com

*.txt @octo-org/octocats

/build/logs/ @doctocat

docs/* docs@example.com

apps/ @octocat

/docs/ @doctocat

/scripts/ @doctocat @octocat

**/logs @octocat

/apps/ @octocat
/apps/github

/apps/zen @doctocat
`;

describe("GitHub's documented example", () => {
  test.each([
    ["README.md", ["@global-owner1", "@global-owner2"]],
    ["src/deep/index.js", ["@js-owner"]],
    ["main.go", ["docs@example.com"]],
    ["notes/todo.txt", ["@octo-org/octocats"]],
    ["docs/getting-started.md", ["@doctocat"]],
    ["docs/build-app/troubleshooting.md", ["@doctocat"]],
    ["scripts/run/me.sh", ["@doctocat", "@octocat"]],
    ["build/logs/today.txt", ["@octocat"]],
    ["deeply/nested/logs/a/b.log", ["@octocat"]],
    ["packages/apps/main.py", ["@octocat"]],
    ["apps/web/main.js", ["@octocat"]],
    ["apps/github/main.js", []],
    ["apps/github", []],
    ["apps/zen/main.js", ["@doctocat"]],
  ])("%s", (path, owners) => {
    expect(ownersOf(published, path)).toEqual(owners);
  });
});

describe("one pattern", () => {
  test.each([
    ["docs/*", "docs/getting-started.md", true],
    ["docs/*", "docs/build-app/troubleshooting.md", false],
    ["/docs/*", "docs/build-app/troubleshooting.md", false],
    ["/docs/**", "docs/build-app/troubleshooting.md", true],
    ["/docs/**/*.md", "docs/getting-started.md", true],
    ["/docs/**/*.md", "docs/a/b/c.md", true],
    ["docs", "docs/a.md", true],
    ["docs", "site/docs/a.md", true],
    ["/docs", "site/docs/a.md", false],
    ["site/docs", "site/docs/a.md", true],
    ["site/docs", "other/site/docs/a.md", false],
    ["apps/", "apps", false],
    ["apps/", "a/b/apps/x", true],
    ["**/logs", "logs/x", true],
    ["**", "anything/at/all", true],
    ["*", "anything/at/all", true],
    ["/*", "README.md", true],
    ["/*", "docs/README.md", false],
    ["*.md", "docs/README.md", true],
    ["*.md", "docs/README.MD", false],
    ["/docs/a?c.md", "docs/abc.md", true],
    ["/docs/a?c.md", "docs/a/c.md", false],
    ["/docs/my\\ page.md", "docs/my page.md", true],
    ["/a.b", "axb", false],
    ["/docs/日本語.md", "docs/日本語.md", true],
  ])("%s on %s", (pattern, path, matches) => {
    expect(ownersOf(`${pattern} @mei`, path)).toEqual(matches ? ["@mei"] : null);
  });
});

test("the last line that matches decides, and says where it stands", () => {
  const owners = readCodeOwners(
    "* @all\r\n\r\n/docs/ @docs\r\n/docs/cli.md @cli @mei\r\n",
    "CODEOWNERS",
  );
  expect(owners.lineFor("docs/cli.md")).toEqual({
    line: 4,
    pattern: "/docs/cli.md",
    owners: ["@cli", "@mei"],
  });
  expect(owners.problems).toEqual([]);
});

test("a line that GitHub cannot read is skipped and told", () => {
  const { problems, lineFor } = readCodeOwners(
    "* @all\n!/docs/ @docs\n[ab].md @a\n\\#x.md @a\n/docs/ docs-team\n/ @a\n/a/***/b @a\n",
    ".github/CODEOWNERS",
  );
  expect(lineFor("docs/a.md")?.line).toBe(1);
  expect(problems.map((problem) => problem.match(/line (\d+)/)?.[1])).toEqual([
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
  ]);
  expect(problems[3]).toBe(
    ".github/CODEOWNERS line 5 is skipped, as GitHub does: “docs-team” is no owner. Write @user, @organization/team or an e-mail address.",
  );
});

test("a file over 3 MB names nobody", () => {
  const { problems, lineFor } = readCodeOwners(`* @all\n${"#".repeat(3_000_000)}`, "CODEOWNERS");
  expect(lineFor("a.md")).toBeNull();
  expect(problems).toHaveLength(1);
});

test("whatever stands in the file, every path gets an answer, of the last line that matches alone", () => {
  const word = fc.stringMatching(/^[a-c*?.\\/]{1,8}$/);
  const path = fc.array(fc.stringMatching(/^[a-c.]{1,3}$/), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), path, (patterns, names) => {
      const found = readCodeOwners(patterns.map((one) => `${one} @x`).join("\n"), "f");
      const line = found.lineFor(names.join("/"));
      const matching = patterns.flatMap((one, index) =>
        readCodeOwners(`${one} @x`, "f").lineFor(names.join("/")) ? [index + 1] : [],
      );
      expect(line?.line ?? null).toBe(matching.at(-1) ?? null);
    }),
  );
});

test("lines beyond twenty thousand are not read, and told", () => {
  const lines = Array.from({ length: 20_001 }, (_, index) => `/a${index} @x`).join("\n");
  const { lineFor, problems } = readCodeOwners(lines, "CODEOWNERS");
  expect(lineFor("a19999")?.line).toBe(20_000);
  expect(lineFor("a20000")).toBeNull();
  expect(problems).toEqual([expect.stringContaining("below line 20000 are not read")]);
});

test("a large file is held against many pages in little time", () => {
  const lines = Array.from({ length: 5_000 }, (_, index) => `/docs/part-${index}/ @x`).join("\n");
  const { lineFor } = readCodeOwners(`*.md @all\n${lines}`, "CODEOWNERS");
  const start = performance.now();
  for (let page = 0; page < 500; page += 1)
    expect(lineFor(`docs/other/page-${page}.md`)?.owners).toEqual(["@all"]);
  expect(performance.now() - start).toBeLessThan(5_000);
});

test("a hostile pattern does not take long", () => {
  const pattern = `${"**/*a*a*a*a/".repeat(200)}c`;
  const path = `${"aaaaaaaaaaaaaaaa/".repeat(250)}b`;
  const start = performance.now();
  expect(ownersOf(`${pattern} @mei`, path)).toBeNull();
  expect(performance.now() - start).toBeLessThan(2_000);
});

test("a word of any length is told to be no owner, at once", () => {
  const started = process.cpuUsage();
  const { problems } = readCodeOwners(`* a@${".".repeat(200_000)}@`, "CODEOWNERS");
  expect(problems[0]).toContain("is no owner");
  expect(process.cpuUsage(started).user).toBeLessThan(1_000_000);
});
