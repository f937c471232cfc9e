import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runGit } from "@/lib/forge/run-git";
import { type GitHubServer, gitHubToken, startGitHub } from "@/lib/forge/testing/github-server";
import type { Composition } from "@/lib/server/composition";
import { decideProposal } from "@/lib/server/proposals/decide-proposal";
import { examineProposal } from "@/lib/server/proposals/examine-proposal";
import { tendProposals } from "@/lib/server/proposals/tend-proposals";
import {
  defaultEdit,
  defaultPair,
  notice,
  retriesPage,
  sampleRepository,
  setPages,
} from "@/lib/server/proposals/testing/noticed-case";
import { sealText } from "@/lib/server/settings/secret-box";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { RepositorySource } from "@/lib/store/repository-store";
import type { Delivery } from "@/lib/trace/proposal";

const path = "docs/retries.md";
const branch = "verbatim/docs-docs";

let parts: Composition;
let now: number;
const closing: (() => Promise<unknown>)[] = [];
beforeEach(() => {
  now = 1_800_000_000_000;
  parts = createTestComposition(
    { VERBATIM_PUBLIC_URL: "https://docs.example.com", VERBATIM_CHECKOUTS: tmpdir() },
    { clock: () => now++ },
  );
});
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function addRepository(source: RepositorySource, deliver: Delivery["kind"]): Promise<void> {
  const { settings } = sampleRepository();
  const secret = { token: await sealText(parts.env.dataDir, gitHubToken) };
  await parts.repositories.add(
    sampleRepository({ source, secret, settings: { ...settings, deliver } }),
  );
  await setPages(parts, { [path]: retriesPage });
}

async function checkedOut(): Promise<(...command: string[]) => Promise<string>> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-desk-"));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const git = async (...command: string[]) => (await runGit(folder, command)).text.trim();
  await git("init", "-q", "-b", "main");
  await git("config", "user.name", "Mei");
  await git("config", "user.email", "mei@example.com");
  await mkdir(join(folder, "docs"));
  await writeFile(join(folder, path), retriesPage);
  await git("add", ".");
  await git("commit", "-q", "-m", "docs");
  await addRepository({ kind: "checkout", path: folder, branch: "main" }, "branch");
  return git;
}

async function gitHub(): Promise<GitHubServer> {
  const server = await startGitHub({ [path]: retriesPage });
  closing.push(async () => server[Symbol.asyncDispose]());
  const { apiUrl } = server;
  parts.env.forges.push(new URL(apiUrl).host);
  await addRepository(
    { kind: "github", fullName: "acme/docs", apiUrl, branch: null },
    "pull-request",
  );
  return server;
}

const accept = (id: string) => decideProposal(parts, id, { action: "accept" });
const undo = (id: string) => decideProposal(parts, id, { action: "undo" });

test("an accepted edit becomes a commit on a branch of the checkout, and an undo takes it off", async () => {
  const git = await checkedOut();
  const { id } = await notice(parts);
  const { proposal } = await accept(id);
  const commit = await git("rev-parse", branch);
  expect(proposal.data.delivery).toEqual({ kind: "branch", branch, commit, url: null });
  expect(await git("log", "-1", "--format=%an <%ae>%n%B", branch)).toBe(
    [
      "Verbatim <verbatim@localhost.invalid>",
      "docs: The retries page names an option that is gone",
      "",
      "Who copies the example sets an option that is ignored.",
      "",
      `Page: ${path}`,
      "After: Rename retryLimit to maxAttempts (https://example.com/pull/1482)",
      "",
      `Notice: ${id}-1`,
    ].join("\n"),
  );
  expect((await undo(id)).proposal).toMatchObject({ state: "open", data: { delivery: null } });
  expect(await git("branch", "--list", branch)).toBe("");
  await accept(id);
  expect(await git("log", "--format=%s", `main..${branch}`)).toMatch(/^docs: The retries page/);
  await git("merge", "-q", branch);
  await expect(undo(id)).rejects.toThrow(/is merged into main/);
  expect((await parts.proposals.get(id))?.state).toBe("accepted");
});

test("an undo below another edit makes a commit that takes it back", async () => {
  const git = await checkedOut();
  const first = await notice(parts);
  const second = await notice(parts, { pairs: [defaultPair], edits: [defaultEdit] });
  await accept(first.id);
  await accept(second.id);
  await undo(first.id);
  const left = retriesPage.replace(defaultEdit.oldText, defaultEdit.newText);
  expect(await git("show", `${branch}:${path}`)).toBe(left.trim());
  expect(await git("rev-list", "--count", `main..${branch}`)).toBe("3");
  await accept(first.id);
  expect(await git("show", `${branch}:${path}`)).toContain("`maxAttempts`");
});

test("the page of a checkout is read afresh, as its branch has it", async () => {
  const git = await checkedOut();
  const { id } = await notice(parts);
  await git("rm", "-q", path);
  expect((await examineProposal(parts, id)).proposal.state).toBe("open");
  await git("commit", "-q", "-m", "gone");
  expect((await examineProposal(parts, id)).check.message).toBe("The page is no longer there.");
});

test("a checkout that is gone ends nothing: it is said that nothing was compared", async () => {
  await checkedOut();
  const { id } = await notice(parts);
  for (const close of closing.splice(0)) await close();
  const { proposal, check } = await examineProposal(parts, id);
  expect([proposal.state, check.stands]).toEqual(["open", false]);
  expect(check.message).toMatch(/could not be read now/);
  await expect(accept(id)).rejects.toMatchObject({ code: "unavailable" });
});

test("an edit that does not fit the branch is not accepted", async () => {
  const git = await checkedOut();
  const { id } = await notice(parts);
  await git("checkout", "-q", "-b", branch);
  await writeFile(join(await git("rev-parse", "--show-toplevel"), path), "Rewritten.\n");
  await git("commit", "-q", "-am", "rewritten");
  await expect(accept(id)).rejects.toThrow(/is checked out/);
  await git("checkout", "-q", "main");
  await expect(accept(id)).rejects.toThrow(/does not fit the page on the branch/);
  expect(await parts.proposals.get(id)).toMatchObject({
    state: "open",
    data: { delivery: null },
    history: [
      { action: "accepted" },
      { action: "undone" },
      { action: "accepted" },
      { action: "undone" },
    ],
  });
});

test("accepted edits of an area share one docs pull request; an undo of the last one closes it", async () => {
  const server = await gitHub();
  const first = await notice(parts);
  const second = await notice(parts, { pairs: [defaultPair], edits: [defaultEdit] });
  const { proposal } = await accept(first.id);
  expect(proposal.data.delivery).toMatchObject({
    kind: "pull-request",
    url: "https://github.com/acme/docs/pull/1",
  });
  await accept(second.id);
  expect(server.pulls).toMatchObject([
    { title: "docs: docs after recent changes", head: branch, base: "main" },
  ]);
  expect(server.pulls[0]?.body.split("\n").slice(2)).toEqual([
    `- \`${path}\`: [The retries page names an option that is gone](https://docs.example.com/proposals/${first.id})`,
    `- \`${path}\`: [The retries page names an option that is gone](https://docs.example.com/proposals/${second.id})`,
    "",
  ]);
  await undo(second.id);
  await undo(first.id);
  expect(server.pulls[0]?.state).toBe("closed");
});

test("what GitHub refuses is not accepted, and the reason is told", async () => {
  const server = await gitHub();
  const { id } = await notice(parts);
  server.intercept = () => ({ status: 429, headers: { "retry-after": "30" } });
  await expect(accept(id)).rejects.toMatchObject({
    code: "too-many",
    message: expect.stringContaining("for 30 seconds"),
  });
  expect((await parts.proposals.get(id))?.state).toBe("open");
});

test("a forge that may no longer be asked is not asked", async () => {
  const server = await gitHub();
  const { id } = await notice(parts);
  parts.env.forges.pop();
  await expect(accept(id)).rejects.toMatchObject({ code: "forbidden" });
  expect(server.pulls).toEqual([]);
});

test("what is undone while it is under way does not arrive", async () => {
  const server = await gitHub();
  const { id } = await notice(parts);
  server.intercept = async (request) => {
    if (request === "POST /pulls") {
      server.intercept = null;
      await undo(id);
    }
    return null;
  };
  expect((await accept(id)).proposal.state).toBe("open");
  expect(server.pulls).toMatchObject([{ state: "closed" }]);
  expect(await server.git("branch", "--list", branch)).toBe("");
  expect((await accept(id)).proposal.data.delivery?.url).toContain("/pull/2");
});

test("a stop between decision and delivery is made good by the next round", async () => {
  const server = await gitHub();
  const { id } = await notice(parts);
  const stopped = await accept(id);
  const [pull] = server.pulls;
  await parts.proposals.update(id, stopped.proposal.updatedAt, {
    data: {
      ...stopped.proposal.data,
      delivery: { kind: "pull-request", branch: null, commit: null, url: null },
    },
    updatedAt: now,
  });
  await tendProposals(parts, new AbortController().signal);
  expect((await parts.proposals.get(id))?.data.delivery).toBeTruthy();
  now += 10 * 60_000;
  await tendProposals(parts, new AbortController().signal);
  expect((await parts.proposals.get(id))?.data.delivery).toEqual(stopped.proposal.data.delivery);
  expect(server.pulls).toEqual([pull]);
});

test.each(["branch", "pull-request"] as const)(
  "a repository that cannot take a %s says what else there is",
  async (deliver) => {
    await addRepository({ kind: "upload" }, "patch");
    const { id } = await notice(parts);
    const asked = decideProposal(parts, id, { action: "accept", deliver });
    await expect(asked).rejects.toMatchObject({
      code: "unprocessable",
      message: expect.stringContaining("Take the patch"),
    });
    expect((await parts.proposals.get(id))?.history).toEqual([]);
  },
);
