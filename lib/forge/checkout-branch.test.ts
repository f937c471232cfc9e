import { mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import {
  commitOnBranch,
  type PageCommit,
  readFileAt,
  takeBackCommit,
} from "@/lib/forge/checkout-branch";
import { runGit } from "@/lib/forge/run-git";

let checkout: string;
beforeEach(async () => {
  checkout = await mkdtemp(join(tmpdir(), "verbatim-checkout-"));
  await git("init", "-q", "-b", "main");
  await git("config", "user.name", "Mei");
  await git("config", "user.email", "mei@example.com");
  await writeFile(join(checkout, "a.md"), "one\r\ntwo\r\nthree");
  await writeFile(join(checkout, "b.md"), "b\n");
  await symlink("a.md", join(checkout, "link.md"));
  await git("add", ".");
  await git("commit", "-q", "-m", "first");
});
afterEach(() => rm(checkout, { recursive: true, force: true }));

async function git(...command: string[]): Promise<string> {
  return (await runGit(checkout, command)).text.trim();
}

const branch = "verbatim/docs";

function replacing(
  oldText: string,
  newText: string,
  changes: Partial<PageCommit> = {},
): PageCommit {
  return {
    checkout,
    branch,
    base: "main",
    path: "a.md",
    edit: (bytes) => Buffer.from(Buffer.from(bytes).toString().replace(oldText, newText)),
    message: `Say ${newText}`,
    trailer: `Notice: ${newText}`,
    author: { name: "Aya", email: "aya@example.com" },
    at: 1_700_000_000_000,
    ...changes,
  };
}

test("a commit is made beside the work tree, which stays as it is", async () => {
  await writeFile(join(checkout, "b.md"), "being written\n");
  await git("add", "b.md");
  await writeFile(join(checkout, "a.md"), "being written, too");
  const before = [await git("status", "--porcelain"), await git("rev-parse", "HEAD")];
  const commit = await commitOnBranch(replacing("two", "2"));
  expect(await git("rev-parse", branch)).toBe(commit);
  expect(await git("rev-parse", `${branch}^`)).toBe(before[1]);
  expect(await git("diff", "--name-only", "main", branch)).toBe("a.md");
  const bytes = await readFileAt(checkout, branch, "a.md");
  expect(Buffer.from(bytes ?? []).toString()).toBe("one\r\n2\r\nthree");
  expect(await git("log", "-1", "--format=%an|%ce|%at|%s|%b", branch)).toBe(
    "Aya|aya@example.com|1700000000|Say 2|Notice: 2",
  );
  expect([await git("status", "--porcelain"), await git("rev-parse", "HEAD")]).toEqual(before);
  expect(await readFile(join(checkout, "a.md"), "utf8")).toBe("being written, too");
  expect(await git("fsck", "--no-dangling")).toBe("");
});

test("the next commit stands on the first; the same one is not made twice", async () => {
  const first = await commitOnBranch(replacing("two", "2"));
  const second = await commitOnBranch(replacing("one", "1"));
  expect(await git("rev-parse", `${branch}^`)).toBe(first);
  const failing = () => {
    throw new Error("asked again");
  };
  expect(await commitOnBranch(replacing("two", "2", { edit: failing }))).toBe(first);
  expect(await git("rev-parse", branch)).toBe(second);
});

test("many commits at once all stand on the branch", async () => {
  const made = await Promise.all(
    ["one", "two", "three"].map((word) => commitOnBranch(replacing(word, word.toUpperCase()))),
  );
  expect(new Set(made).size).toBe(3);
  expect(await git("show", `${branch}:a.md`)).toBe("ONE\r\nTWO\r\nTHREE");
});

test("a checkout that knows no user takes commits, too", async () => {
  await git("config", "--unset", "user.name");
  await git("config", "--unset", "user.email");
  await git("config", "user.useConfigOnly", "true");
  const commit = await commitOnBranch(replacing("two", "2"));
  await takeBackCommit(checkout, { branch, base: "main", commit });
  expect(await git("branch", "--list", branch)).toBe("");
});

test("a branch that was merged begins anew", async () => {
  await commitOnBranch(replacing("two", "2"));
  await git("merge", "-q", "--no-ff", "-m", "merge", branch);
  const commit = await commitOnBranch(replacing("one", "1"));
  expect(await git("rev-parse", `${commit}^`)).toBe(await git("rev-parse", "main"));
});

test("a commit is taken back; with the last one the branch goes", async () => {
  const first = await commitOnBranch(replacing("two", "2"));
  const second = await commitOnBranch(replacing("one", "1"));
  await expect(takeBackCommit(checkout, { branch, base: "main", commit: first })).rejects.toThrow(
    /Other commits stand on/,
  );
  await takeBackCommit(checkout, { branch, base: "main", commit: second });
  expect(await git("rev-parse", branch)).toBe(first);
  await takeBackCommit(checkout, { branch, base: "main", commit: first });
  expect(await git("branch", "--list", branch)).toBe("");
  await takeBackCommit(checkout, { branch, base: "main", commit: first });
});

test("what was merged is not taken back", async () => {
  const commit = await commitOnBranch(replacing("two", "2"));
  await git("merge", "-q", branch);
  await expect(takeBackCommit(checkout, { branch, base: "main", commit })).rejects.toMatchObject({
    code: "merged",
  });
});

test.each([
  ["a page that is not there", { path: "none.md" }, "no-page"],
  ["a link", { path: "link.md" }, "not-a-file"],
  ["a pattern for a name", { path: "*.md" }, "no-page"],
  ["a branch that someone works on", { branch: "main" }, "checked-out"],
])("%s is not edited", async (_name, changes, code) => {
  const before = await git("for-each-ref");
  await expect(commitOnBranch(replacing("two", "2", changes))).rejects.toMatchObject({ code });
  expect(await git("for-each-ref")).toBe(before);
});

test("a base that is no commit is named in the error, and nothing is run for it", async () => {
  const commit = commitOnBranch(replacing("two", "2", { base: "--output=x" }));
  await expect(commit).rejects.toMatchObject({ code: "git-failed" });
  expect(await readFileAt(checkout, "HEAD", "none.md")).toBeNull();
});

test("nothing that the checkout's configuration names is started", async () => {
  const blob = await git("rev-parse", "HEAD:b.md");
  await rm(join(checkout, ".git/objects", blob.slice(0, 2), blob.slice(2)));
  const trap = join(checkout, "started");
  for (const [name, value] of [
    ["core.repositoryFormatVersion", "1"],
    ["extensions.partialClone", "origin"],
    ["remote.origin.url", "ssh://example.com/docs"],
    ["remote.origin.promisor", "true"],
    ["core.sshCommand", `touch ${trap} #`],
    ["core.fsmonitor", `touch ${trap} #`],
    ["protocol.ssh.allow", "always"],
  ] as const)
    await git("config", name, value);
  // As a git does that knows nothing of GIT_NO_LAZY_FETCH.
  const read = runGit(checkout, ["cat-file", "blob", blob], {
    variables: { GIT_NO_LAZY_FETCH: "0" },
  });
  await expect(read).rejects.toThrow(/not allowed/);
  await expect(readFileAt(checkout, "main", "b.md")).rejects.toMatchObject({ code: "git-failed" });
  await expect(readFile(trap)).rejects.toThrow("ENOENT");
});
