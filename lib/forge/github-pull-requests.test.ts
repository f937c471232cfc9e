import { afterEach, beforeEach, expect, test } from "vitest";
import {
  type DocsChange,
  deliverDocsChange,
  takeBackDocsChange,
} from "@/lib/forge/github-pull-requests";
import type { GitHubRepository } from "@/lib/forge/github-request";
import {
  commitFiles,
  type GitHubServer,
  gitHubToken,
  startGitHub,
} from "@/lib/forge/testing/github-server";

let server: GitHubServer;
let repository: GitHubRepository;
beforeEach(async () => {
  server = await startGitHub({ "docs/guide/a.md": "one\r\ntwo\r\nthree", "README.md": "b\n" });
  repository = { apiUrl: server.apiUrl, fullName: "acme/docs", token: gitHubToken };
});
afterEach(() => server[Symbol.asyncDispose]());

const branch = "verbatim/docs";

function replacing(
  oldText: string,
  newText: string,
  changes: Partial<DocsChange> = {},
): DocsChange {
  return {
    ...{ branch, base: null, path: "docs/guide/a.md", title: "Docs", introduction: "Edits:" },
    edit: (bytes) => Buffer.from(Buffer.from(bytes).toString().replace(oldText, newText)),
    message: `Say ${newText}`,
    trailer: `Notice: ${newText}`,
    author: { name: "Aya", email: "aya@example.com" },
    at: 1_700_000_000_000,
    entry: `- ${newText}`,
    ...changes,
  };
}

test("an edit becomes a commit on an open pull request; the next is appended to it", async () => {
  const first = await deliverDocsChange(repository, replacing("two", "2"));
  expect(first).toMatchObject({ branch, url: "https://github.com/acme/docs/pull/1" });
  const second = await deliverDocsChange(repository, replacing("one", "1"));
  expect(second.url).toBe(first.url);
  expect(server.pulls).toHaveLength(1);
  expect(server.pulls[0]?.body).toBe("Edits:\n\n- 2\n- 1\n");
  expect(await server.git("show", `${branch}:docs/guide/a.md`)).toBe("1\r\n2\r\nthree");
  expect(await server.git("rev-parse", `${second.commit}^`)).toBe(first.commit);
  expect(await server.git("diff", "--name-only", "main", branch)).toBe("docs/guide/a.md");
  expect(await server.git("log", "-1", "--format=%an|%ae|%s|%b", first.commit)).toBe(
    "Aya|aya@example.com|Say 2|Notice: 2",
  );
  expect(await server.git("fsck", "--no-dangling")).toBe("");
});

test("an edit that is there is not made again, also after a stop before its pull request", async () => {
  server.intercept = (request) =>
    request === "POST /pulls" ? { status: 500, body: { message: "Server Error" } } : null;
  await expect(deliverDocsChange(repository, replacing("two", "2"))).rejects.toMatchObject({
    code: "unreachable",
  });
  const commit = await server.git("rev-parse", branch);
  server.intercept = null;
  const failing = () => {
    throw new Error("edited again");
  };
  const again = replacing("two", "2", { edit: failing });
  expect((await deliverDocsChange(repository, again)).commit).toBe(commit);
  expect((await deliverDocsChange(repository, again)).commit).toBe(commit);
  expect(server.pulls[0]?.body).toBe("Edits:\n\n- 2\n");
});

test("two edits at once both arrive, on one pull request", async () => {
  await Promise.all(
    ["one", "two", "three"].map((word) =>
      deliverDocsChange(repository, replacing(word, word.toUpperCase())),
    ),
  );
  expect(await server.git("show", `${branch}:docs/guide/a.md`)).toBe("ONE\r\nTWO\r\nTHREE");
  expect(server.pulls).toHaveLength(1);
});

test("a reference that another moves at the same time is read again", async () => {
  let refusals = 0;
  server.intercept = (request) => {
    if (!/^(POST|PATCH) \/git\/refs/.test(request) || refusals >= 2) return null;
    refusals += 1;
    return { status: 409, body: { message: "Conflict" } };
  };
  const { commit } = await deliverDocsChange(repository, replacing("two", "2"));
  expect(await server.git("rev-parse", branch)).toBe(commit);
  expect(refusals).toBe(2);
  server.intercept = (request) =>
    request.startsWith("PATCH /git/refs") ? { status: 409, body: { message: "Conflict" } } : null;
  await expect(deliverDocsChange(repository, replacing("one", "1"))).rejects.toMatchObject({
    code: "moved",
  });
});

test("where a pull request was closed, the next begins at the base", async () => {
  await deliverDocsChange(repository, replacing("two", "2"));
  const [pull] = server.pulls;
  if (pull) pull.state = "closed";
  await commitFiles(server.repository, { "README.md": "newer\n" });
  const next = await deliverDocsChange(repository, replacing("one", "1"));
  expect(await server.git("rev-parse", `${next.commit}^`)).toBe(
    await server.git("rev-parse", "main"),
  );
  expect(server.pulls.map(({ state }) => state)).toEqual(["closed", "open"]);
});

test("the newest commit is taken back; with the last one the pull request is closed", async () => {
  const first = await deliverDocsChange(repository, replacing("two", "2"));
  const second = await deliverDocsChange(repository, replacing("one", "1"));
  const takeBack = (commit: string) =>
    takeBackDocsChange(repository, { branch, base: null, commit });
  await expect(takeBack(first.commit)).rejects.toMatchObject({ code: "built-on" });
  await takeBack(second.commit);
  expect(await server.git("rev-parse", branch)).toBe(first.commit);
  expect(server.pulls[0]?.state).toBe("open");
  await takeBack(first.commit);
  expect(server.pulls[0]?.state).toBe("closed");
  expect(await server.git("branch", "--list", branch)).toBe("");
  await takeBack(first.commit);
});

test("what was merged is not taken back", async () => {
  const { commit } = await deliverDocsChange(repository, replacing("two", "2"));
  await server.git("update-ref", "refs/heads/main", commit);
  await expect(
    takeBackDocsChange(repository, { branch, base: "main", commit }),
  ).rejects.toMatchObject({ code: "merged" });
});

test.each([
  [{ path: "docs/none.md" }, "no-page"],
  [{ path: "docs/guide" }, "not-a-file"],
  [{ path: "README.md/a.md" }, "no-page"],
  [{ base: "nowhere" }, "no-page"],
])("%j is not edited", async (changes, code) => {
  await expect(deliverDocsChange(repository, replacing("two", "2", changes))).rejects.toMatchObject(
    { code },
  );
  expect(await server.git("for-each-ref", "--format=%(refname)")).toBe("refs/heads/main");
});

test.each([
  [{ status: 403, headers: { "retry-after": "30" } }, "rate-limited", /for 30 seconds/],
  [
    { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": "1767268800" } },
    "rate-limited",
    /before 12:00 UTC/,
  ],
  [{ status: 429, body: { message: "API rate limit exceeded" } }, "rate-limited", /some minutes/],
  [{ status: 403, body: { message: "Resource not accessible" } }, "not-allowed", /write contents/],
  [{ status: 502 }, "unreachable", /Try again later/],
  [{ status: 200, body: { odd: true } }, "refused", /not GitHub's/],
])("the refusal %j is told with what to do", async (answer, code, words) => {
  server.intercept = () => answer;
  const delivered = deliverDocsChange(repository, replacing("two", "2"));
  await expect(delivered).rejects.toMatchObject({ code, message: expect.stringMatching(words) });
});

test("a wrong token and a server that is gone are told apart", async () => {
  const foreign = { ...repository, token: "other" };
  await expect(deliverDocsChange(foreign, replacing("a", "b"))).rejects.toMatchObject({
    code: "not-allowed",
  });
  const gone = { ...repository, apiUrl: "http://127.0.0.1:9" };
  await expect(deliverDocsChange(gone, replacing("a", "b"))).rejects.toMatchObject({
    code: "unreachable",
  });
});

test("a redirect is followed on the same host, and the token goes to no other", async () => {
  await using elsewhere = await startGitHub({ "README.md": "b\n" });
  const moved = (to: string) => (request: string) =>
    request === "GET /git/ref/heads/main" ? { status: 307, headers: { location: to } } : null;
  const place = "/repos/acme/docs/git/ref/heads";
  server.intercept = moved(`${elsewhere.apiUrl}${place}/main`);
  await expect(deliverDocsChange(repository, replacing("two", "2"))).rejects.toMatchObject({
    code: "refused",
    message: expect.stringContaining(new URL(elsewhere.apiUrl).host),
  });
  expect(elsewhere.requests).toEqual([]);
  server.intercept = moved(`${place}/main`);
  await expect(deliverDocsChange(repository, replacing("two", "2"))).rejects.toMatchObject({
    code: "refused",
    message: expect.stringContaining("in circles"),
  });
  await server.git("branch", "other", "main");
  server.intercept = moved(`${place}/other`);
  await deliverDocsChange(repository, replacing("two", "2"));
});

test("an answer without end is not read to its end", async () => {
  server.intercept = () => ({ status: 200, body: "x".repeat(60_000_001) });
  await expect(deliverDocsChange(repository, replacing("two", "2"))).rejects.toMatchObject({
    code: "too-large",
    message: expect.stringContaining("over 60 MB"),
  });
});

test.each([400, 422])(
  "with status %i, what is not in GitHub's shape is not told on",
  async (status) => {
    server.intercept = () => ({ status, body: "a page of the inside" });
    await expect(deliverDocsChange(repository, replacing("two", "2"))).rejects.toMatchObject({
      message: expect.stringMatching(new RegExp(`^(?!.*inside).*status ${status}`)),
    });
  },
);
