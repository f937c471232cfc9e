import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { holdTrial } from "@/lib/courtroom/testing/court-kit";
import { docketEnd } from "@/lib/server/trials/trial-cases";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { readDriftCases } from "./drift-case";
import { formatDriftReport, formatDriftRow } from "./report-drift";
import { scoreDrift } from "./score-drift";

const patch = [
  "diff --git a/src/client.ts b/src/client.ts",
  "--- a/src/client.ts",
  "+++ b/src/client.ts",
  "@@ -1,3 +1,3 @@ export type ClientOptions = {",
  "   baseUrl: string;",
  "-  retryLimit?: number;",
  "+  maxAttempts?: number;",
  "   signal?: AbortSignal;",
  "",
].join("\n");

const page = "# Client\r\n\r\nSet `retryLimit` to 0.\r\n\r\nMore of `retryLimit`: see below.\r\n";

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** A folder of one case, as mined cases are kept. */
async function folderOf(meta: object, files: Record<string, string> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-drift-"));
  folders.push(folder);
  const all = {
    "one/meta.json": JSON.stringify({
      title: "Rename retryLimit",
      kind: "renamed-option",
      ...meta,
    }),
    "one/change.diff": patch,
    "one/docs-before/docs/client.md": page,
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

async function scoreOf(meta: object) {
  const [given] = await readDriftCases(await folderOf(meta), []);
  if (!given) throw new Error("The case was not read.");
  const { title, body, patch: text, pages } = given;
  const held = await holdTrial(
    { title, body, patch: text, pages },
    { callModel: createBuiltinModel(), rules: defaultCourtRules },
  );
  const { view, timeline } = held;
  const { summary } = timeline;
  if (!view || !summary) throw new Error("The case was not tried.");
  return scoreDrift(given, { ...docketEnd(view, summary), view, summary, wallMs: 1 });
}

const expected = (old: string, line: number) => ({ file: "docs/client.md", line, old, new: "" });
const positive = {
  label: "positive",
  expected_passages: [expected("Set `retryLimit` to 0.", 3)],
  must_disappear: [{ file: "docs/client.md", text: "Set `retryLimit`" }],
  must_appear: [
    { file: "docs/client.md", text: "`maxAttempts`", fact: true },
    { file: "docs/client.md", text: "worded by somebody else", fact: false },
  ],
};

test("a passage that a notice names is found, one beside it is a false alarm", async () => {
  const score = await scoreOf(positive);
  expect(score).toMatchObject({
    found: 1,
    required: 1,
    editRight: true,
    notices: ["docs/client.md"],
  });
  expect(score.proposed.map(({ isExpected }) => isExpected)).toEqual([true, false]);
  expect(formatDriftRow(score)).toContain("alarm: docs/client.md: More of `retryLimit`");
});

test("an edit that leaves a wrong statement, or lacks a fact, is not right", async () => {
  const left = { ...positive, must_disappear: [{ file: "docs/client.md", text: "# Client" }] };
  expect((await scoreOf(left)).editRight).toBe(false);
  const lacking = {
    ...positive,
    must_appear: [{ file: "docs/client.md", text: "retries", fact: true }],
  };
  expect((await scoreOf(lacking)).editRight).toBe(false);
});

test("a notice on a negative is counted against the engine", async () => {
  const score = await scoreOf({ label: "negative" });
  expect(score).toMatchObject({ found: 0, required: 0, editRight: null });
  const report = formatDriftReport("court", [score]);
  expect(report).toContain("negatives with a notice         1 of 1");
  expect(report).toContain("precision of notices            0 of 1");
});

test("a passage that only lacks an addition is not asked for", async () => {
  const optional = { ...expected("More of `retryLimit`: see below.", 5), required: false };
  const score = await scoreOf({
    ...positive,
    expected_passages: [...positive.expected_passages, optional],
  });
  expect(score).toMatchObject({ found: 1, required: 1 });
  expect(score.proposed.every(({ isExpected }) => isExpected)).toBe(true);
});

test("a folder without cases says what one is", async () => {
  const folder = await folderOf({ label: "negative" });
  await expect(readDriftCases(folder, ["other"])).rejects.toThrow("a folder with meta.json each");
});
