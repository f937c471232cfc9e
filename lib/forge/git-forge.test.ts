import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ForgeError } from "@/lib/forge/forge";
import { createGitForge } from "@/lib/forge/git-forge";
import { mainBranch } from "@/lib/forge/main-branch";
import { runGit } from "@/lib/forge/run-git";

const { signal } = new AbortController();
const mostBytes = 1_000_000;
let checkout: string;
let clock: number;

beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), "verbatim-forge-"));
  clock = 1_700_000_000;
  await git("init", "-q", "-b", "main");
  await commit("First", {
    "README.md": "one\n",
    "docs/利用 guide.md": "guide\n",
    "src/a.ts": "a\n",
  });
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

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
    await mkdir(join(checkout, path, ".."), { recursive: true });
    await writeFile(join(checkout, path), text);
  }
  await git("add", "-A");
  await git("commit", "-q", "-m", message);
  return git("rev-parse", "HEAD");
}

async function mergeOf(branch: string, message: string, files: Record<string, string>) {
  await git("checkout", "-q", "-b", branch);
  await commit("work", files);
  await commit("more work", Object.fromEntries(Object.keys(files).map((path) => [path, "end\n"])));
  await git("checkout", "-q", "main");
  await git("merge", "-q", "--no-ff", "-m", message, branch);
  return git("rev-parse", "HEAD");
}

test("each merge is one change against its first parent, in the words of its request", async () => {
  const first = await git("rev-parse", "HEAD");
  const merged = await mergeOf(
    "topic",
    "Merge pull request #12 from mei/topic\n\nRename out\n\nWhy.",
    {
      "src/a.ts": "b\n",
      "src/b.ts": "b\n",
    },
  );
  const squashed = await commit("Raise the limit (#13)\n\nTo 100.", { "src/a.ts": "limit\n" });
  const forge = createGitForge(checkout);
  const merges = await forge.listRange({ range: `${first}..main`, mergesOnly: false }, signal);
  expect(merges).toMatchObject([
    {
      number: 12,
      title: "Rename out",
      body: "Why.",
      author: "Mei",
      mergeSha: merged,
      baseSha: first,
    },
    {
      number: 13,
      title: "Raise the limit (#13)",
      body: "To 100.",
      mergeSha: squashed,
      baseSha: merged,
    },
  ]);
  const only = await forge.listRange({ range: "HEAD", mergesOnly: true }, signal);
  expect(only.map(({ mergeSha }) => mergeSha)).toEqual([merged]);
  const patch = await forge.fetchPatch({ number: 12, mergeSha: merged }, { mostBytes }, signal);
  const text = Buffer.from(patch).toString();
  expect(text).toContain("-a\n+end\n");
  expect(text).toContain("--- /dev/null\n+++ b/src/b.ts");
  expect(text).not.toContain("+b\n");
});

test("a first commit is compared with nothing, and a long patch is refused", async () => {
  const forge = createGitForge(checkout);
  const { sha } = await forge.tipOf(null, signal);
  const patch = await forge.fetchPatch({ number: null, mergeSha: sha }, { mostBytes }, signal);
  expect(Buffer.from(patch).toString()).toContain("+guide");
  await expect(
    forge.fetchPatch({ number: null, mergeSha: sha }, { mostBytes: 20 }, signal),
  ).rejects.toMatchObject({ code: "too-large" });
});

test("files are those of the commit, without links, whatever stands in the work tree", async () => {
  await symlink("/etc/passwd", join(checkout, "docs/link.md"));
  const sha = await commit("link", {});
  await writeFile(join(checkout, "README.md"), "being written");
  const forge = createGitForge(checkout);
  const files = await forge.listFiles(sha, signal);
  expect(files.map(({ path, bytes }) => [path, bytes])).toEqual([
    ["README.md", 4],
    ["docs/利用 guide.md", 6],
    ["src/a.ts", 2],
  ]);
  const [readme] = files;
  if (!readme) throw new Error("README.md is committed.");
  const bytes = await forge.readFile(readme, { mostBytes }, signal);
  expect(Buffer.from(bytes).toString()).toBe("one\n");
});

test("the last commit of each path is by a person", async () => {
  const changed = await commit("change", { "docs/利用 guide.md": "again\n" });
  await git("-c", "user.name=x", "commit", "-q", "--allow-empty", "-m", "nothing");
  await writeFile(join(checkout, "README.md"), "by a machine\n");
  await git("add", "-A");
  await git("commit", "-q", "--author", "renovate[bot] <bot@acme.example>", "-m", "bot");
  const forge = createGitForge(checkout);
  const { sha } = await forge.tipOf("main", signal);
  const found = await forge.lastCommits(
    sha,
    ["README.md", "docs/利用 guide.md", "none.md"],
    signal,
  );
  expect([...found.keys()].sort()).toEqual(["README.md", "docs/利用 guide.md"]);
  expect(found.get("docs/利用 guide.md")).toEqual({
    name: "Mei",
    email: "mei@acme.example",
    sha: changed,
    day: "2023-11-14",
  });
  expect(found.get("README.md")?.name).toBe("Mei");
});

test("merges since a time, oldest first", async () => {
  const since = clock * 1000;
  const one = await mergeOf("one", "Merge branch 'one'", { "src/one.ts": "1\n" });
  const two = await mergeOf("two", "Merge branch 'two'\n\nTwo", { "src/two.ts": "2\n" });
  const merges = await createGitForge(checkout).listMerges({ branch: "main", since }, signal);
  expect(merges.map(({ mergeSha, title }) => [mergeSha, title])).toEqual([
    [one, "Merge branch 'one'"],
    [two, "Two"],
  ]);
});

test("the main branch is the one that the origin names, or has the usual name", async () => {
  await git("checkout", "-q", "-b", "topic");
  expect(await mainBranch(checkout)).toBe("main");
  await git("branch", "release");
  await git("update-ref", "refs/remotes/origin/release", "HEAD");
  await git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/release");
  expect(await mainBranch(checkout)).toBe("release");
  await git("branch", "-D", "main", "release");
  expect(await mainBranch(checkout)).toBe("topic");
  await git("checkout", "-q", "--detach");
  await git("branch", "-D", "topic");
  expect(await mainBranch(checkout)).toBeNull();
});

test.each(["--output=/tmp/x", "HEAD:README.md", "nothing"])("“%s” is no commit", async (name) => {
  const forge = createGitForge(checkout);
  await expect(forge.tipOf(name, signal)).rejects.toThrow(ForgeError);
  await expect(forge.listFiles(name, signal)).rejects.toThrow(ForgeError);
  await expect(
    forge.listRange({ range: `${name}..main`, mergesOnly: false }, signal),
  ).rejects.toThrow(ForgeError);
});

test("nothing that the checkout's own settings name is run", async () => {
  const trap = join(checkout, "trap");
  const setting = `touch ${trap}; cat`;
  for (const name of [
    "diff.external",
    "core.pager",
    "core.fsmonitor",
    "core.sshCommand",
    "diff.x.textconv",
  ])
    await git("config", name, setting);
  await commit("attributes", { ".gitattributes": "* diff=x filter=x\n" });
  await git("config", "filter.x.smudge", setting);
  const forge = createGitForge(checkout);
  const { sha } = await forge.tipOf(null, signal);
  await forge.fetchPatch({ number: null, mergeSha: sha }, { mostBytes }, signal);
  const files = await forge.listFiles(sha, signal);
  for (const file of files) await forge.readFile(file, { mostBytes }, signal);
  await forge.lastCommits(sha, ["README.md"], signal);
  expect(existsSync(trap)).toBe(false);
});
