import { expect, test } from "vitest";
import { readCodeOwners } from "./code-owners";
import { frontMatterOwners } from "./front-matter";
import { type OwnerSources, pageOwner } from "./page-owner";

const rules = readCodeOwners("/docs/ @acme/docs @mei\n/docs/free.md\n", "CODEOWNERS");
const sources: OwnerSources = {
  codeOwners: { file: ".github/CODEOWNERS", rules },
  lastCommit: (path) =>
    path === "guide.md"
      ? { name: "Mei Lin", email: "mei@acme.example", sha: "1a2b3c4d5e", day: "2026-03-01" }
      : path === "docs/free.md"
        ? { name: "Jun", email: null, sha: "9f8e7d6c5b", day: "2026-02-28" }
        : null,
  defaultOwner: "docs@acme.example",
};
const page = (path: string, text = "# A page\n") => ({ path, text });

test("front matter goes before every other rule", () => {
  const text = "---\ntitle: CLI\nowner: '@ana'\n---\n# CLI\n";
  expect(pageOwner(page("docs/cli.md", text), sources)).toEqual({
    owner: "@ana",
    ownerRule: "Front matter of the page (`owner`)",
  });
  const several = "---\nowners:\n  - '@bo'\n  - name: ana@acme.example\n---\n";
  expect(pageOwner(page("docs/cli.md", several), sources)).toEqual({
    owner: "@bo",
    ownerRule: "Front matter of the page (`owners`), along with ana@acme.example",
  });
});

test.each([
  ["a rule further down", "# Title\n---\nowner: x\n---\n"],
  ["an empty name", "---\nowner: ' '\n---\n"],
  ["a broken header", "---\nowner: [x\n---\n"],
  ["a header without an end", "---\nowner: x\n"],
  ["aliases that multiply", `---\na: &a [x]\nb: &b [${"*a,".repeat(90)}]\nowner: *b\n---\n`],
])("no front matter: %s", (_, text) => {
  expect(pageOwner(page("docs/cli.md", text), sources).owner).toBe("@acme/docs");
});

test("CODEOWNERS names its line and all its owners", () => {
  expect(pageOwner(page("docs/cli.md"), sources)).toEqual({
    owner: "@acme/docs",
    ownerRule: ".github/CODEOWNERS line 1 (`/docs/`), along with @mei",
  });
});

test("a line without owners leaves it to the last committer, and is told", () => {
  expect(pageOwner(page("docs/free.md"), sources)).toEqual({
    owner: "Jun",
    ownerRule:
      ".github/CODEOWNERS line 2 (`/docs/free.md`) leaves the page to nobody. Last commit to the page: Jun, 2026-02-28 (9f8e7d6)",
  });
});

test("without a line the last committer, then the default, then nobody", () => {
  expect(pageOwner(page("guide.md"), sources)).toEqual({
    owner: "mei@acme.example",
    ownerRule: "Last commit to the page: Mei Lin, 2026-03-01 (1a2b3c4)",
  });
  expect(pageOwner(page("other.md"), sources)).toEqual({
    owner: "docs@acme.example",
    ownerRule: "Default owner of the repository",
  });
  const nobody = pageOwner(page("other.md"), {
    codeOwners: null,
    lastCommit: () => null,
    defaultOwner: null,
  });
  expect(nobody.owner).toBeNull();
  expect(nobody.ownerRule).toContain("No rule names an owner: add");
});

test("a name with a control character, and one nested without end, own nothing", () => {
  expect(frontMatterOwners('---\nowner: "a\\0b"\n---\n')).toBeNull();
  expect(frontMatterOwners(`---\nowner: ${"[".repeat(15_000)}\n---\n`)).toBeNull();
});
