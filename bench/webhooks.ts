/** A burst of webhooks over HTTP, while the workers fetch and file what they told of: all answered, none lost, none doubled. */
import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { atLeast, atMost, type BenchRow, percentile } from "./bench-row";

const MERGES = 10_000;
/** Every so many deliveries, one comes a second time. */
const REPEATED_EVERY = 10;
const AT_ONCE = 32;
const SETTLE_LIMIT_MS = 900_000;
const NAME = "bench/webhooks";
const SECRET = "a-secret-of-the-bench";

const listed = z.object({ counts: z.record(z.string(), z.int()) });

export async function benchWebhooks(url: string): Promise<BenchRow[]> {
  const forge = await startForge();
  try {
    const order = {
      source: { kind: "github", fullName: NAME, apiUrl: forge.url },
      hookSecret: SECRET,
    };
    await json(await post(`${url}/api/v1/repositories`, JSON.stringify(order), {}), z.unknown());
    const repositoryId = await idOf(url);
    const began = performance.now();
    const answers = await burst(url);
    const seconds = (performance.now() - began) / 1_000;
    const settledMs = await settled(url, repositoryId);
    const counts = await countsOf(url, repositoryId);
    const filed = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const times = answers.map(({ ms }) => ms);
    const refused = answers.filter(({ status }) => status !== 202).length;
    return [
      atMost("webhooks that were not answered with 202", refused, "", 0),
      atMost("webhook answered, p99", percentile(times, 0.99), "ms", 1_000),
      atLeast("webhooks taken in a second", answers.length / seconds, "/s", 20),
      atMost("merges lost", MERGES - filed, "", 0),
      atMost("merges doubled", filed - MERGES, "", 0),
      atMost("merges not filed in the end", counts.received ?? 0, "", 0),
      atLeast(
        "merges fetched and filed in a second",
        MERGES / (seconds + settledMs / 1_000),
        "/s",
        10,
      ),
    ];
  } finally {
    await forge.stop();
  }
}

type Answer = { status: number; ms: number };

async function burst(url: string): Promise<Answer[]> {
  const order = Array.from({ length: MERGES }, (_, merge) => merge);
  const repeated = order.filter((merge) => merge % REPEATED_EVERY === 0);
  const deliveries = [...order, ...repeated];
  const answers: Answer[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (;;) {
        const merge = deliveries[next];
        next += 1;
        if (merge === undefined) return;
        const body = payload(merge);
        const digest = createHmac("sha256", SECRET).update(body).digest("hex");
        const headers = {
          ...{ "x-github-event": "pull_request", "x-github-delivery": `delivery-${merge}` },
          "x-hub-signature-256": `sha256=${digest}`,
        };
        const began = performance.now();
        const response = await post(`${url}/api/v1/hooks/github`, body, headers);
        await response.arrayBuffer();
        answers.push({ status: response.status, ms: performance.now() - began });
      }
    }),
  );
  return answers;
}

function payload(merge: number): string {
  return JSON.stringify({
    action: "closed",
    pull_request: {
      number: merge + 1,
      title: `Change ${merge}`,
      body: "A change like many. ".repeat(40),
      html_url: `https://github.com/${NAME}/pull/${merge + 1}`,
      merged: true,
      merged_at: "2026-01-02T03:04:05Z",
      merge_commit_sha: merge.toString(16).padStart(40, "0"),
      user: { login: "bench" },
      base: { ref: "main", sha: "b".repeat(40) },
    },
    repository: { full_name: NAME, default_branch: "main" },
  });
}

/** Milliseconds until every entry has been filed. */
async function settled(url: string, repositoryId: string): Promise<number> {
  const began = performance.now();
  while (performance.now() - began < SETTLE_LIMIT_MS) {
    if (((await countsOf(url, repositoryId)).received ?? 0) === 0) break;
    await sleep(500);
  }
  return performance.now() - began;
}

async function countsOf(url: string, repositoryId: string): Promise<Record<string, number>> {
  const response = await fetch(`${url}/api/v1/trials?limit=1&repositoryId=${repositoryId}`);
  return (await json(response, listed)).counts;
}

async function idOf(url: string): Promise<string> {
  const schema = z.object({
    repositories: z.array(z.object({ id: z.string(), name: z.string() })),
  });
  const { repositories } = await json(await fetch(`${url}/api/v1/repositories`), schema);
  const found = repositories.find(({ name }) => name === NAME);
  if (!found) throw new Error("The repository was added.");
  return found.id;
}

function post(url: string, body: string, headers: Record<string, string>): Promise<Response> {
  const all = { "content-type": "application/json", ...headers };
  return fetch(url, { method: "POST", body, headers: all });
}

async function json<Schema extends z.ZodType>(
  response: Response,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${text}`);
  return schema.parse(JSON.parse(text));
}

const PATCH = `diff --git a/package-lock.json b/package-lock.json
--- a/package-lock.json
+++ b/package-lock.json
@@ -1 +1 @@
-{}
+{ }
`;

/** What workers fetch from: one page, and a patch that no page names. */
async function startForge(): Promise<{ url: string; stop(): Promise<void> }> {
  const root = `/repos/${NAME}`;
  const sha = "a".repeat(40);
  const server = createServer((incoming, outgoing) => {
    const path = incoming.url?.split("?")[0] ?? "";
    const answer = (body: unknown) => outgoing.end(JSON.stringify(body));
    if (path === root) answer({ default_branch: "main" });
    else if (path === `${root}/git/ref/heads/main`) answer({ object: { sha } });
    else if (path.startsWith(`${root}/git/trees/`))
      answer({
        truncated: false,
        tree: [{ path: "docs/a.md", mode: "100644", type: "blob", sha, size: 12 }],
      });
    else if (path.startsWith(`${root}/git/blobs/`)) outgoing.end("# A\n\nA page.\n");
    else if (path.startsWith(`${root}/pulls/`)) outgoing.end(PATCH);
    else answer([]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
