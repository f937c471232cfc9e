import { beforeEach, expect, test } from "vitest";
import { parsePatch } from "@/lib/change/parse-patch";
import type { Composition } from "@/lib/server/composition";
import { changeProposal } from "@/lib/server/proposals/change-proposal";
import { draftProposal } from "@/lib/server/proposals/draft-proposal";
import { withdrawUnfounded } from "@/lib/server/proposals/propose-notice";
import { releaseNotices, WEEK_MS } from "@/lib/server/proposals/release-notices";
import {
  addTrial,
  defaultEdit,
  defaultPair,
  notice,
  noticedCase,
  noticeOf,
  renamedEdit,
  renamedPair,
  retriesPage,
  retriesPatch,
  sampleRepository,
  setPages,
} from "@/lib/server/proposals/testing/noticed-case";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { courtRules } from "@/lib/trace/court-rules";

let parts: Composition;
let now: number;
beforeEach(async () => {
  now = 1_800_000_000_000;
  parts = createTestComposition({}, { clock: () => now++ });
  await parts.repositories.add(sampleRepository());
  await setPages(parts, { "docs/retries.md": retriesPage });
});

test("the owner is asked in plain words, with both quotes where they stand", async () => {
  const proposal = await notice(parts);
  expect(proposal).toMatchObject({
    state: "open",
    owner: "aya@example.com",
    ownerRule: "CODEOWNERS, line 3",
    history: [],
    data: {
      title: "The retries page names an option that is gone",
      driftType: "renamed",
      withoutEdit: null,
      edits: [{ ...renamedEdit, line: 3 }],
      shownAt: expect.any(Number),
    },
  });
  expect(proposal.data.quotes).toEqual([
    {
      changeQuote: "retryLimit?: number;",
      changeFile: "src/client.ts",
      changeLine: 2,
      side: "removed",
      changeLines: [
        { side: "context", text: "export type Options = {" },
        { side: "removed", text: "  retryLimit?: number;" },
        { side: "added", text: "  maxAttempts?: number;" },
        { side: "context", text: "  url: string;" },
      ],
      docQuote: "pass `retryLimit` to the client",
      docLine: 3,
      docLines: [{ line: 3, text: "To cap retries, pass `retryLimit` to the client." }],
    },
  ]);
  expect(proposal.data.found).toEqual([
    "2 pages name what this change touched.",
    "Five reviewers, none of whom saw the others, went over the change and the page. Three said that a reader would be misled, one said not, one left it open.",
    "Every quote was compared with the files by a program.",
  ]);
});

test("rules are called rules", async () => {
  const { data } = await notice(parts, { model: "builtin" });
  expect(data.found[1]).toMatch(/^Five sets of rules/);
});

test("settling twice asks once", async () => {
  const trial = await addTrial(parts);
  const [first, second] = [await noticeOf(parts, trial), await noticeOf(parts, trial)];
  expect(second).toEqual(first);
  expect(await parts.proposals.list({ limit: 10 })).toHaveLength(1);
});

test("a week holds so many new notices; the worst of the rest comes first", async () => {
  const rules = courtRules.parse({ weeklyNotices: 2 });
  const { settings } = sampleRepository();
  await parts.repositories.update("repository-1", { settings: { ...settings, rules } });
  const paths = ["a.md", "b.md", "c.md", "d.md"];
  await setPages(parts, Object.fromEntries(paths.map((path) => [path, retriesPage])));
  for (const path of paths) {
    const pairs = [{ ...renamedPair, driftType: path === "d.md" ? "removed" : "renamed" } as const];
    await notice(parts, { path, pairs });
  }
  const states = async () =>
    Object.fromEntries(
      (await parts.proposals.list({ limit: 10 })).map(({ path, state }) => [path, state]),
    );
  expect(await states()).toEqual({
    ...{ "a.md": "open", "b.md": "open", "c.md": "waiting", "d.md": "waiting" },
  });
  const oldest = (await parts.proposals.list({ path: "a.md", limit: 1 }))[0];
  now = (oldest?.data.shownAt ?? 0) + WEEK_MS + 1;
  expect((await releaseNotices(parts, "aya@example.com")).map(({ path }) => path)).toEqual([
    "d.md",
  ]);
  now += 100;
  expect((await releaseNotices(parts, "aya@example.com")).map(({ path }) => path)).toEqual([
    "c.md",
  ]);
});

test("two changes to one passage end in one proposal: the later one's, and what the other says of other lines", async () => {
  const first = await notice(parts, {
    pairs: [renamedPair, defaultPair],
    edits: [renamedEdit, defaultEdit],
    trial: { mergedAt: 1_000 },
  });
  const rename = { oldText: "`retryLimit`", newText: "`attempts`" };
  const second = await notice(parts, { edits: [rename], trial: { mergedAt: 2_000 } });
  expect(second.data.quotes.map(({ docQuote }) => docQuote)).toEqual([
    renamedPair.docQuote,
    defaultPair.docQuote,
  ]);
  expect(second.data.edits.map(({ newText }) => newText)).toEqual([
    "`attempts`",
    "attempted 3 times in all",
  ]);
  expect(await parts.proposals.get(first.id)).toMatchObject({
    state: "withdrawn",
    history: [{ action: "withdrawn", note: expect.stringContaining("takes the place") }],
  });
  expect(second.data.shownAt).toBe(first.data.shownAt);
});

test("an earlier change that is judged later joins the proposal that stands", async () => {
  const standing = await notice(parts, { trial: { mergedAt: 2_000 } });
  const joined = await notice(parts, {
    pairs: [renamedPair, defaultPair],
    edits: [defaultEdit],
    trial: { mergedAt: 1_000 },
  });
  expect(joined.id).toBe(standing.id);
  expect(joined.data.quotes).toHaveLength(2);
  expect(joined.data.edits.map(({ newText }) => newText)).toEqual([
    "pass `maxAttempts`",
    "attempted 3 times in all",
  ]);
  const counts = await parts.proposals.counts({});
  expect(counts).toMatchObject({ open: 1, withdrawn: 1, waiting: 0 });
});

test("changes to other lines of a page, or to another repository's page, stay apart", async () => {
  await notice(parts);
  await notice(parts, { pairs: [defaultPair], edits: [defaultEdit] });
  await notice(parts, { trial: { repositoryId: null } });
  expect(await parts.proposals.counts({})).toMatchObject({ open: 3, withdrawn: 0 });
});

test("a change of long ago whose page was put right since disturbs nobody, nor takes a place", async () => {
  await setPages(parts, { "docs/retries.md": "# Retries\n\nPass `maxAttempts`.\n" });
  const stale = await notice(parts);
  expect(stale).toMatchObject({ state: "withdrawn", data: { shownAt: null } });
  expect(await parts.proposals.shownSince("aya@example.com", 0)).toBe(0);
});

test("a decided proposal is not touched by a later change", async () => {
  const first = await notice(parts);
  await changeProposal(parts, first.id, () => ({ state: "declined" }));
  const second = await notice(parts);
  expect((await parts.proposals.get(first.id))?.state).toBe("declined");
  expect(second.state).toBe("open");
});

test("a case that is judged again renews its proposal, or takes it off the desk", async () => {
  const trial = await addTrial(parts);
  const first = await noticeOf(parts, trial);
  const again = await noticeOf(parts, trial, { runId: "run-2", pairs: [defaultPair], edits: [] });
  expect(again).toMatchObject({ id: first?.id, runId: "run-2", state: "open" });
  expect(again?.data).toMatchObject({ edits: [], driftType: "changed-default" });
  expect(again?.data.withoutEdit).toMatch(/No edit was written/);
  await withdrawUnfounded(parts, {
    trialId: trial.id,
    runId: "run-3",
    noticed: ["docs/retries.md"],
  });
  expect((await parts.proposals.get(first?.id ?? ""))?.state).toBe("open");
  await withdrawUnfounded(parts, { trialId: trial.id, runId: "run-3", noticed: [] });
  expect(await parts.proposals.get(first?.id ?? "")).toMatchObject({
    state: "withdrawn",
    history: [{ note: expect.stringContaining("looked at again") }],
  });
  const third = await noticeOf(parts, trial, { runId: "run-4" });
  expect(third).toMatchObject({ id: first?.id, state: "open", runId: "run-4" });
});

test("an edit that was withheld is not offered, and why is told in plain words only", async () => {
  const withheld = (reason: string) => {
    const found = noticedCase();
    const [edit] = found.edits?.result?.edits ?? [];
    if (!found.edits?.result || !edit) throw new Error("The case has an edit.");
    const edits = [{ ...edit, applies: false, reason }];
    return {
      ...found,
      edits: { ...found.edits, result: { ...found.edits.result, edits } },
    };
  };
  const told = (reason: string) =>
    draftProposal({
      case: withheld(reason),
      ...{
        pageText: retriesPage,
        patch: retriesPatch,
        change: parsePatch(retriesPatch),
        steps: [],
      },
    })?.data;
  expect(told("It changes nothing.")).toMatchObject({
    edits: [],
    withoutEdit: "An edit was written, but it is not offered: It changes nothing. Write your own.",
  });
  for (const reason of ["It is far from everything that was upheld.", "The judge said so."])
    expect(told(reason)?.withoutEdit).toBe(
      "No edit was written that could be offered. Write your own.",
    );
});
