/**
 * A server on this machine that speaks the part of GitHub's REST API which docs pull requests need, over a real bare
 * git repository: statuses, messages and shapes as GitHub documents them.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { GitError, runGit } from "@/lib/forge/run-git";

export type PullRequest = {
  number: number;
  title: string;
  body: string;
  state: "open" | "closed";
  head: string;
  base: string;
};

type Answer = { status: number; body?: unknown; headers?: Record<string, string> };

export type GitHubServer = AsyncDisposable & {
  apiUrl: string;
  /** The bare repository behind it. */
  repository: string;
  pulls: PullRequest[];
  /** `METHOD /path` of every request. */
  requests: string[];
  /** Answers instead of the server as long as it gives something. */
  intercept: ((request: string) => Answer | null | Promise<Answer | null>) | null;
  git(...command: string[]): Promise<string>;
};

const token = "token-of-a-test";

export async function startGitHub(files: Record<string, string>): Promise<GitHubServer> {
  const repository = await mkdtemp(join(tmpdir(), "verbatim-github-"));
  const git = async (...command: string[]) => (await runGit(repository, command)).text.trim();
  await git("init", "-q", "--bare", "-b", "main");
  await commitFiles(repository, files);
  const pulls: PullRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, search } = new URL(incoming.url ?? "", "http://localhost");
    const request = `${incoming.method} ${decodeURIComponent(pathname.replace("/repos/acme/docs", ""))}${search}`;
    started.requests.push(request);
    const body = await bodyOf(incoming);
    const answer =
      incoming.headers.authorization !== `Bearer ${token}`
        ? { status: 401, body: { message: "Bad credentials" } }
        : ((await started.intercept?.(request)) ??
          (await answerOf({ repository, git, pulls }, request, body).catch(serverError)));
    outgoing.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    outgoing.end(answer.body === undefined ? "" : JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const started: GitHubServer = {
    ...{ apiUrl: `http://127.0.0.1:${port}`, repository, pulls, git },
    requests: [],
    intercept: null,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(repository, { recursive: true, force: true });
    },
  };
  return started;
}

export const gitHubToken = token;

/** Puts a commit with these files on the main branch, as someone else's merge would. */
export async function commitFiles(
  repository: string,
  files: Record<string, string>,
): Promise<void> {
  const head = await runGit(repository, ["rev-parse", "--verify", "--quiet", "main"]).then(
    ({ text }) => text.trim(),
    () => null,
  );
  const entries = await Promise.all(
    Object.entries(files).map(async ([path, text]) => {
      const { text: sha } = await runGit(repository, ["hash-object", "-w", "--stdin"], {
        input: text,
      });
      return { path, mode: "100644", sha: sha.trim() };
    }),
  );
  const tree = await writeTree(repository, head, entries);
  const commit = await writeCommit(repository, {
    message: "Files",
    tree,
    parents: head ? [head] : [],
    author: undefined,
  });
  await runGit(repository, ["update-ref", "refs/heads/main", commit]);
}

type Behind = {
  repository: string;
  git(...command: string[]): Promise<string>;
  pulls: PullRequest[];
};

const treeEntry = z.object({ path: z.string(), mode: z.string(), sha: z.string() });
const person = z.object({ name: z.string(), email: z.string(), date: z.string() });
const commitBody = z.object({
  message: z.string(),
  tree: z.string(),
  parents: z.array(z.string()),
  author: person.optional(),
});

function serverError(reason: unknown): Answer {
  return { status: 500, body: { message: String(reason) } };
}

async function answerOf(behind: Behind, request: string, body: unknown): Promise<Answer> {
  const [, method = "", path = "", query = ""] = /^(\w+) ([^?]*)\??(.*)$/.exec(request) ?? [];
  const { repository, git, pulls } = behind;
  const [, kind = "", rest = ""] =
    /^\/(git\/\w+|pulls|compare)?\/?(.*)$/.exec(path === "" ? "/" : path) ?? [];
  const tip = (name: string) =>
    git("rev-parse", "--verify", "--quiet", `${name}^{commit}`).catch(orNull);
  switch (`${method} ${kind}`) {
    case "GET ":
      return { status: 200, body: { default_branch: "main" } };
    case "GET git/ref": {
      const sha = await tip(`refs/${rest}`);
      return sha ? { status: 200, body: { ref: `refs/${rest}`, object: { sha } } } : missing;
    }
    case "POST git/refs": {
      const { ref, sha } = z.object({ ref: z.string(), sha: z.string() }).parse(body);
      const made = await git("update-ref", ref, sha, "0".repeat(40)).catch(orNull);
      return made === null
        ? { status: 422, body: { message: "Reference already exists" } }
        : { status: 201, body: { ref, object: { sha } } };
    }
    case "PATCH git/refs": {
      const { sha, force } = z.object({ sha: z.string(), force: z.boolean() }).parse(body);
      const now = await tip(`refs/${rest}`);
      if (!now) return { status: 422, body: { message: "Reference does not exist" } };
      const isForward = (await git("rev-list", "--max-count=1", now, `^${sha}`)) === "";
      const mayMove = force || isForward;
      const moved = mayMove
        ? await git("update-ref", `refs/${rest}`, sha, now).catch(orNull)
        : null;
      return moved === null
        ? { status: 422, body: { message: "Update is not a fast forward" } }
        : { status: 200, body: { ref: `refs/${rest}`, object: { sha } } };
    }
    case "DELETE git/refs":
      await git("update-ref", "-d", `refs/${rest}`);
      return { status: 204 };
    case "GET git/commits": {
      const [tree = "", parents = ""] = (await git("log", "-1", "--format=%T|%P", rest)).split("|");
      const parentList = parents
        .split(" ")
        .filter(Boolean)
        .map((sha) => ({ sha }));
      return { status: 200, body: { sha: rest, tree: { sha: tree }, parents: parentList } };
    }
    case "POST git/commits": {
      const sha = await writeCommit(repository, commitBody.parse(body));
      return { status: 201, body: { sha } };
    }
    case "GET git/trees": {
      const lines = (await git("ls-tree", "-z", rest)).split("\0").filter(Boolean);
      const tree = lines.map((line) => {
        const [, mode, type, sha, name] = /^(\d+) (\w+) (\w+)\t(.*)$/su.exec(line) ?? [];
        return { path: name, mode, type, sha };
      });
      return { status: 200, body: { sha: rest, tree, truncated: false } };
    }
    case "POST git/trees": {
      const order = z.object({ base_tree: z.string(), tree: z.array(treeEntry) }).parse(body);
      const sha = await writeTree(repository, order.base_tree, order.tree);
      return { status: 201, body: { sha } };
    }
    case "GET git/blobs": {
      const { bytes } = await runGit(repository, ["cat-file", "blob", rest]);
      const content = Buffer.from(bytes).toString("base64").replaceAll(/.{60}/g, "$&\n");
      return { status: 200, body: { sha: rest, content, encoding: "base64" } };
    }
    case "POST git/blobs": {
      const { content } = z
        .object({ content: z.string(), encoding: z.literal("base64") })
        .parse(body);
      const input = Uint8Array.from(Buffer.from(content, "base64"));
      const { text } = await runGit(repository, ["hash-object", "-w", "--stdin"], { input });
      return { status: 201, body: { sha: text.trim() } };
    }
    case "GET compare": {
      const [base = "", head = ""] = rest.split("...");
      if (!(await tip(base)) || !(await tip(head))) return missing;
      const shas = (await git("rev-list", "--reverse", `${base}..${head}`))
        .split("\n")
        .filter(Boolean);
      const commits = await Promise.all(
        shas.map(async (sha) => ({
          sha,
          commit: { message: await git("log", "-1", "--format=%B", sha) },
        })),
      );
      return { status: 200, body: { ahead_by: shas.length, commits } };
    }
    case "GET pulls": {
      const wanted = new URLSearchParams(query);
      const found = pulls.filter(
        ({ state, head }) => state === wanted.get("state") && `acme:${head}` === wanted.get("head"),
      );
      return { status: 200, body: await Promise.all(found.map((each) => viewOf(behind, each))) };
    }
    case "POST pulls": {
      const order = z
        .object({ title: z.string(), head: z.string(), base: z.string(), body: z.string() })
        .parse(body);
      if (pulls.some(({ state, head }) => state === "open" && head === order.head))
        return {
          status: 422,
          body: { message: `A pull request already exists for acme:${order.head}.` },
        };
      const pull: PullRequest = { ...order, number: pulls.length + 1, state: "open" };
      pulls.push(pull);
      return { status: 201, body: await viewOf(behind, pull) };
    }
    case "PATCH pulls": {
      const pull = pulls.find(({ number }) => number === Number(rest));
      if (!pull) return missing;
      Object.assign(
        pull,
        z
          .object({ body: z.string(), state: z.enum(["open", "closed"]) })
          .partial()
          .parse(body),
      );
      return { status: 200, body: await viewOf(behind, pull) };
    }
    default:
      return missing;
  }
}

const missing: Answer = { status: 404, body: { message: "Not Found" } };

async function viewOf({ git }: Behind, { number, body, state, head, base, title }: PullRequest) {
  const sha = await git("rev-parse", "--verify", "--quiet", `refs/heads/${head}`).catch(orNull);
  return {
    ...{ number, title, body, state },
    html_url: `https://github.com/acme/docs/pull/${number}`,
    head: { ref: head, sha: sha ?? "0".repeat(40) },
    base: { ref: base },
  };
}

function orNull(reason: unknown): null {
  if (reason instanceof GitError) return null;
  throw reason;
}

async function writeTree(
  repository: string,
  base: string | null,
  entries: readonly z.infer<typeof treeEntry>[],
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "verbatim-index-"));
  try {
    const variables = { GIT_INDEX_FILE: join(folder, "index") };
    if (base) await runGit(repository, ["read-tree", base], { variables });
    const input = entries.map(({ mode, sha, path }) => `${mode} ${sha}\t${path}\0`).join("");
    await runGit(repository, ["update-index", "-z", "--index-info"], { variables, input });
    return (await runGit(repository, ["write-tree"], { variables })).text.trim();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeCommit(
  repository: string,
  { message, tree, parents, author }: z.infer<typeof commitBody>,
): Promise<string> {
  const {
    name = "GitHub",
    email = "noreply@github.com",
    date = "2026-01-01T00:00:00Z",
  } = author ?? {};
  const made = await runGit(
    repository,
    ["commit-tree", tree, ...parents.flatMap((parent) => ["-p", parent]), "-F", "-"],
    {
      input: message,
      variables: {
        ...{ GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_AUTHOR_DATE: date },
        ...{ GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email, GIT_COMMITTER_DATE: date },
      },
    },
  );
  return made.text.trim();
}

async function bodyOf(incoming: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  for await (const piece of incoming) pieces.push(Buffer.from(piece));
  const text = Buffer.concat(pieces).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}
