import { expect, test } from "vitest";
import { courtRules, defaultCourtRules } from "@/lib/trace/court-rules";
import { readSettingsFile } from "./settings-file";

const read = (text: string) => readSettingsFile(text, ".github/verbatim.yml");

test("an empty file gives the defaults", () => {
  for (const text of ["", "# nothing\n", "{}"])
    expect(read(text)).toEqual({
      settings: {
        docs: [],
        ignore: [],
        owner: null,
        deliver: "patch",
        rules: defaultCourtRules,
      },
      problems: [],
    });
});

test("reads what a repository wants", () => {
  const { settings, problems } = read(`
docs: [docs/**, README.md]
ignore:
  - docs/archive
owner: "@acme/docs"
deliver: pull-request
court:
  jurors: 7
  vote: { needed: 5 }
  instructions: An API reference.
  budget: { costUsd: 0.1 }
`);
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({
    docs: ["docs/**", "README.md"],
    ignore: ["docs/archive"],
    owner: "@acme/docs",
    deliver: "pull-request",
  });
  const lenses = ["words", "follower", "maintainer", "proof", "owner", "words", "follower"];
  expect(settings.rules).toEqual(
    courtRules.parse({
      jurors: lenses.map((lens) => ({ lens })),
      vote: { needed: 5 },
      instructions: "An API reference.",
      budget: { costUsd: 0.1 },
    }),
  );
});

test("what is wrong is told with its line and what to expect, and the rest counts", () => {
  const { settings, problems } = read(`docs:
  - docs/**
  - 7
courts: {}
deliver: fax
court:
  quorum: 0
  edits: 3
  jurors:
    - { lens: words }
    - { lens: nose }
`);
  expect(settings).toMatchObject({ docs: ["docs/**"], deliver: "patch" });
  expect(settings.rules).toMatchObject({ edits: 3, quorum: 3 });
  expect(settings.rules.jurors).toHaveLength(5);
  expect(problems.map((problem) => problem.match(/line (\d+): `([\w.]+)`/)?.slice(1))).toEqual(
    expect.arrayContaining([
      ["3", "docs.1"],
      ["4", "courts"],
      ["5", "deliver"],
      ["7", "court.quorum"],
    ]),
  );
  expect(problems.every((problem) => problem.endsWith("."))).toBe(true);
});

test.each([
  ["a broken file", "docs: [a\ncourt: }"],
  ["no mapping", "- a\n- b"],
  ["aliases that multiply", `a: &a [x]\nb: &b [${"*a,".repeat(99)}]\ndocs: *b`],
  ["a key twice", "docs: [a]\ndocs: [b]"],
  ["a file that is too long", `# ${"x".repeat(100_001)}`],
])("%s leaves the defaults and is told", (_, text) => {
  const { settings, problems } = read(text);
  expect(settings.rules).toEqual(defaultCourtRules);
  expect(settings.docs).toEqual([]);
  expect(problems.length).toBeGreaterThan(0);
  expect(problems[0]).toMatch(/^\.github\/verbatim\.yml /);
});

test("a file of nothing but mistakes ends", () => {
  const keys = Array.from({ length: 500 }, (_, index) => `key${index}: 1`);
  expect(read(keys.join("\n")).settings.docs).toEqual([]);
});
