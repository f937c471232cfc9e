import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runGit } from "@/lib/forge/run-git";
import type { Composition } from "@/lib/server/composition";
import { addRepository, readRepositoryAgain } from "@/lib/server/repositories/manage-repository";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { entryOf } from "@/lib/server/trials/intake/entry-of";
import { giveUpTrial } from "@/lib/server/trials/intake/gather-trial";
import { sweepMerges } from "@/lib/server/trials/intake/sweep-merges";
import { takeTrial } from "@/lib/server/trials/intake/take-trial";
import { type Walked, walkDocket } from "@/lib/server/trials/intake/walk-docket";
import { readPageList } from "@/lib/server/trials/page-list";

const { signal } = new AbortController();
let checkout: string;
let parts: Composition;
let clock: number;

beforeEach(async () => {
  clock = 1_700_000_000;
  checkout = join(await mkdtemp(join(tmpdir(), "verbatim-docket-")), "tools");
  await mkdir(checkout);
  parts = createTestComposition();
  await git("init", "-q", "-b", "main");
  await commit("Begin", {
    "docs/cli.md": "# CLI\n\nWrite the result with `--out-file <path>`.\n",
    "src/cli.ts": 'option("--out-file <path>");\n',
  });
});
afterEach(() => rm(dirname(checkout), { recursive: true, force: true }));

async function git(...command: string[]): Promise<string> {
  clock += 60;
  const date = `${clock} +0000`;
  const variables = {
    ...{ GIT_AUTHOR_NAME: "Mei", GIT_AUTHOR_EMAIL: "mei@acme.example", GIT_AUTHOR_DATE: date },
    ...{ GIT_COMMITTER_NAME: "CI", GIT_COMMITTER_EMAIL: "ci@acme.example" },
    GIT_COMMITTER_DATE: date,
  };
  return (await runGit(checkout, command, { variables })).text.trim();
}

async function commit(message: string, files: Record<string, string>): Promise<string> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(checkout, path)), { recursive: true });
    await writeFile(join(checkout, path), text);
  }
  await git("add", "-A");
  await git("commit", "-q", "-m", message);
  return git("rev-parse", "HEAD");
}

async function walk(range: string | null = null, mergesOnly = false): Promise<Walked[]> {
  const walked: Walked[] = [];
  for await (const one of walkDocket(parts, { path: checkout, range, mergesOnly }, signal))
    walked.push(one);
  return walked;
}

async function textsOf({ trial }: Walked): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  for (const { path, textSha256 } of (await readPageList(parts, trial.order.pagesSha256)) ?? [])
    texts[path] = Buffer.from((await parts.blobs.get(textSha256)) ?? []).toString();
  return texts;
}

test("every change of a history is filed once, each with the pages as they stood with it", async () => {
  const first = await git("rev-parse", "HEAD");
  await commit("Only a lock file (#1)", { "package-lock.json": "{}\n" });
  await commit("Rename --out-file (#2)\n\nIt is shorter.", {
    "src/cli.ts": 'option("--output <path>");\n',
  });
  await commit("Say the new name (#3)", { "docs/cli.md": "# CLI\n\nUse `--output <path>`.\n" });
  await git("commit", "-q", "--allow-empty", "-m", "Nothing (#4)");
  const walked = await walk(`${first}..main`);
  expect(walked.map(({ trial, isNew }) => [trial.title, trial.state, isNew])).toEqual([
    ["Only a lock file (#1)", "filtered", true],
    ["Rename --out-file (#2)", "judging", true],
    ["Say the new name (#3)", "filtered", true],
    ["Nothing (#4)", "filtered", true],
  ]);
  expect(walked.every(({ trial }) => trial.steps.length > 0)).toBe(true);
  const [, renamed, said] = walked;
  if (!renamed || !said) throw new Error("Four changes were walked.");
  expect(await textsOf(renamed)).toEqual({
    "docs/cli.md": "# CLI\n\nWrite the result with `--out-file <path>`.\n",
  });
  expect(await textsOf(said)).toEqual({ "docs/cli.md": "# CLI\n\nUse `--output <path>`.\n" });
  expect(renamed.trial).toMatchObject({ source: "git", author: "Mei", body: "It is shorter." });
  const patch = await parts.blobs.get(renamed.trial.patchSha256 ?? "");
  expect(Buffer.from(patch ?? []).toString()).toContain('-option("--out-file <path>");');

  const again = await walk();
  expect(again.map(({ isNew }) => isNew)).toEqual([true, false, false, false, false]);
  expect(await parts.repositories.list()).toHaveLength(1);
});

test("a range or a folder that is none says so before anything is filed", async () => {
  await expect(walk("nothing..main")).rejects.toMatchObject({ code: "refused" });
  const other = walkDocket(parts, { path: tmpdir(), range: "HEAD", mergesOnly: false }, signal);
  await expect(other.next()).rejects.toMatchObject({ code: "unprocessable" });
  expect(await parts.repositories.list()).toEqual([]);
});

test("a sweep files what no webhook told of, only since the repository was added, and reads its pages again", async () => {
  const source = { kind: "checkout", path: checkout, branch: null } as const;
  const { id } = await addRepository(parts, { source }, signal);
  clock = Math.floor(parts.clock() / 1000);
  await commit("Rename --out-file", { "src/cli.ts": 'option("--output <path>");\n' });
  await commit("Another page", { "docs/more.md": "# More\n" });
  await readRepositoryAgain(parts, id, signal);
  expect(await sweepMerges(parts, signal)).toBe(2);
  expect(await sweepMerges(parts, signal)).toBe(0);
  const titles = (await parts.trials.list({ limit: 9 })).map(({ title }) => title);
  expect(titles).toEqual(["Another page", "Rename --out-file"]);
  expect((await parts.repositories.pages(id)).map(({ path }) => path)).toEqual([
    "docs/cli.md",
    "docs/more.md",
  ]);
});

test("what someone works on in a checkout is no merge", async () => {
  const source = { kind: "checkout", path: checkout, branch: null } as const;
  await git("checkout", "-q", "-b", "topic");
  const { source: kept } = await addRepository(parts, { source }, signal);
  expect(kept).toEqual({ kind: "checkout", path: checkout, branch: "main" });
  clock = Math.floor(parts.clock() / 1000);
  await commit("Half done", { "src/cli.ts": "half();\n" });
  expect(await sweepMerges(parts, signal)).toBe(0);
  await git("checkout", "-q", "main");
  await git("merge", "-q", "--no-ff", "-m", "Merge branch 'topic'", "topic");
  expect(await sweepMerges(parts, signal)).toBe(1);
});

test("a repository that cannot be read keeps its pages and says so, until it can", async () => {
  const source = { kind: "checkout", path: checkout, branch: null } as const;
  const { id } = await addRepository(parts, { source }, signal);
  await git("branch", "-m", "main", "hidden");
  expect(await sweepMerges(parts, signal)).toBe(0);
  const problems = async () => (await parts.repositories.get(id))?.settings.problems;
  expect(await problems()).toEqual([
    expect.stringMatching(/^It could not be read the last time: /),
  ]);
  expect(await parts.repositories.pages(id)).toHaveLength(1);
  await git("branch", "-m", "hidden", "main");
  await sweepMerges(parts, signal);
  expect(await problems()).toEqual([]);
});

test("a change that can never be fetched ends as not judged, with the reason", async () => {
  const source = { kind: "checkout", path: checkout, branch: null } as const;
  const repository = await addRepository(parts, { source }, signal);
  const merge = {
    ...{ number: null, title: "Lost", body: "", author: null, url: null, baseSha: null },
    ...{ mergeSha: "a".repeat(40), mergedAt: 1, branch: "main" },
  };
  const { trial } = await parts.trials.queue(entryOf(parts, repository, merge));
  await takeTrial(parts, trial.id, signal);
  const ended = await parts.trials.get(trial.id);
  expect(ended).toMatchObject({ state: "not-judged", steps: [{ outcome: "stopped" }] });
  expect(ended?.endedAt).not.toBeNull();
  await giveUpTrial(parts, trial.id);
  expect(await parts.trials.get(trial.id)).toEqual(ended);
});

test("an entry whose repository was removed, or that was tried too often, is ended in words", async () => {
  const source = { kind: "checkout", path: checkout, branch: null } as const;
  const repository = await addRepository(parts, { source }, signal);
  const merge = {
    ...{ number: 1, title: "A", body: "", author: null, url: null, baseSha: null, mergedAt: 1 },
    branch: "main",
  };
  const one = entryOf(parts, repository, { ...merge, mergeSha: "a".repeat(40) });
  const two = entryOf(parts, repository, { ...merge, mergeSha: "b".repeat(40) });
  await parts.trials.queue(one);
  await parts.trials.queue(two);
  await giveUpTrial(parts, one.id);
  await parts.repositories.update(repository.id, { deletedAt: 1 });
  await takeTrial(parts, two.id, signal);
  for (const { id } of [one, two])
    expect(await parts.trials.get(id)).toMatchObject({ state: "not-judged", result: [] });
});
