/** Changes, pages and replies that nobody wishes for: each ends on the docket, in words, and loses nothing. */
import { createTwoFilesPatch } from "diff";
import { beforeEach, describe, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import type { CallModel } from "@/lib/model/model";
import type { Composition } from "@/lib/server/composition";
import { type ApiClient, createApiClient, jsonOf } from "@/lib/server/testing/api-client";
import { executeHere } from "@/lib/server/testing/execute-here";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import type { Trial } from "@/lib/trace/trial";

let parts: Composition;
let api: ApiClient;
beforeEach(() => {
  parts = createTestComposition();
  api = createApiClient(parts);
});

const before = "export type Options = {\n  cacheSeconds?: number;\n};\n";
const after = "export type Options = {\n  keepSeconds?: number;\n};\n";
const diff = createTwoFilesPatch("a/src/cache.ts", "b/src/cache.ts", before, after);
const page = {
  path: "docs/cache.md",
  text: "# Cache\n\nSet `cacheSeconds` to keep answers longer.\n",
};
const cacheCase = { title: "Rename cacheSeconds to keepSeconds", diff, documents: [page] };
const builtin = createBuiltinModel();

/** Files a change, executes its run where there is one, and gives what the docket says. */
async function judged(order: object, model: CallModel = builtin): Promise<Trial> {
  const response = await api("POST", "/api/v1/trials", { json: { ...cacheCase, ...order } });
  expect(response.status).toBe(201);
  const { id, runIds } = await jsonOf<{ id: string; runIds: string[] }>(response);
  for (const runId of runIds) await executeHere(parts, runId, model);
  return jsonOf<Trial>(await api("GET", `/api/v1/trials/${id}`));
}

const lastReason = ({ funnel }: Trial) => funnel.steps.at(-1)?.reason ?? "";

describe("changes without text end in the funnel, and say why", () => {
  test.each([
    [
      "a binary file",
      "diff --git a/logo.png b/logo.png\nindex 1234567..89abcde 100644\nBinary files a/logo.png and b/logo.png differ\n",
    ],
    [
      "a binary patch",
      "diff --git a/logo.png b/logo.png\nindex 1234567..89abcde 100644\nGIT binary patch\nliteral 4\nLcmZQzU|;|M00aO5\n\nliteral 0\nHcmV?d00001\n\n",
    ],
    ["a mode", "diff --git a/run.sh b/run.sh\nold mode 100644\nnew mode 100755\n"],
  ])("%s", async (_what, patch) => {
    const trial = await judged({ title: "A change", diff: patch });
    expect(trial.state).toBe("filtered");
    expect(lastReason(trial).length).toBeGreaterThan(20);
  });
});

test("a file that was renamed alone is held against the pages that name it", async () => {
  const renamed =
    "diff --git a/scripts/build-cache.sh b/scripts/warm-cache.sh\nsimilarity index 100%\nrename from scripts/build-cache.sh\nrename to scripts/warm-cache.sh\n";
  const text = "# Cache\n\nRun `scripts/build-cache.sh` once.\n";
  const trial = await judged({ title: "Move", diff: renamed, documents: [{ ...page, text }] });
  expect(["reviewed", "tried"]).toContain(trial.state);
  for (const { edits } of trial.cases)
    for (const edit of edits) if (edit.applies) expect(text.split(edit.oldText)).toHaveLength(2);
});

test("a change of 300 files finds the page that one of them makes wrong", async () => {
  const others = Array.from({ length: 299 }, (_, index) =>
    createTwoFilesPatch(
      `a/src/part-${index}.ts`,
      `b/src/part-${index}.ts`,
      `export const part${index} = ${index};\n`,
      `export const part${index} = ${index + 1};\n`,
    ),
  );
  const patch = [...others.slice(0, 150), diff, ...others.slice(150)].join("");
  const trial = await judged({ diff: patch });
  expect(trial.cases).toMatchObject([{ path: "docs/cache.md", state: "notice" }]);
});

const tableOf = (path: string, rows: number) => {
  const line = `+${"words of a generated table ".repeat(40)}\n`;
  return `diff --git a/${path} b/${path}\n--- a/${path}\n+++ b/${path}\n@@ -0,0 +1,${rows} @@\n${line.repeat(rows)}`;
};

/** Of the processor, which other work on the machine does not lengthen. */
const secondsSince = (started: NodeJS.CpuUsage) => process.cpuUsage(started).user / 1e6;

test("a change of 50 MB is not judged, and says so within seconds", async () => {
  const started = process.cpuUsage();
  const trial = await judged({ diff: tableOf("src/table.ts", 46_000) + diff });
  expect(trial.state).toBe("not-judged");
  expect(lastReason(trial)).toMatch(/Too large to be judged: 2 files .* 50 MB of text/);
  expect(secondsSince(started)).toBeLessThan(10);
}, 60_000);

test("50 MB beside the change, in a lock file, hide nothing and take seconds", async () => {
  const started = process.cpuUsage();
  const trial = await judged({ diff: tableOf("package-lock.json", 46_000) + diff });
  expect(trial.cases).toMatchObject([{ path: "docs/cache.md", state: "notice" }]);
  expect(secondsSince(started)).toBeLessThan(50);
}, 120_000);

test("a change with more lines than can be judged says so", async () => {
  const rows = 60_000;
  const long = `--- a/src/table.ts\n+++ b/src/table.ts\n@@ -0,0 +1,${rows} @@\n${"+cacheSeconds\n".repeat(rows)}`;
  const trial = await judged({ diff: long });
  expect(trial.state).toBe("not-judged");
  expect(lastReason(trial)).toMatch(/60.?000|too/i);
});

test("carriage returns in the change and in the page keep quotes and edits exact", async () => {
  const crlf = (text: string) => text.replaceAll("\n", "\r\n");
  const trial = await judged({
    diff: createTwoFilesPatch("a/src/cache.ts", "b/src/cache.ts", crlf(before), crlf(after)),
    documents: [{ ...page, text: crlf(page.text) }],
  });
  const [only] = trial.cases;
  expect(only).toMatchObject({ state: "notice" });
  for (const edit of only?.edits ?? []) expect(edit.oldText + edit.newText).not.toContain("\r");
  for (const exhibit of only?.exhibits ?? []) expect(exhibit.changeQuote).not.toContain("\r");
});

test("files without a line break at their end are judged like others", async () => {
  const trial = await judged({
    diff: createTwoFilesPatch(
      "a/src/cache.ts",
      "b/src/cache.ts",
      before.trimEnd(),
      after.trimEnd(),
    ),
    documents: [{ ...page, text: page.text.trimEnd() }],
  });
  expect(trial.cases).toMatchObject([{ state: "notice" }]);
});

test("a page with letters that no database takes is judged, and what stands is shown", async () => {
  const text = `# Cache \u0000 \ud800\n\n${page.text}`;
  const trial = await judged({ title: "Rename \ud800\u0000", documents: [{ ...page, text }] });
  expect(trial.cases).toMatchObject([{ path: "docs/cache.md", state: "notice" }]);
});

test.each([
  [
    "Latin-1",
    Buffer.from("# Caf\xe9\r\n\r\nSet `cacheSeconds` to keep answers longer.\r\n", "latin1"),
  ],
  [
    "UTF-16",
    Buffer.from(
      `\ufeff# Café\r\n\r\n${"Set `cacheSeconds` to keep answers longer."}\r\n`,
      "utf16le",
    ),
  ],
])("a page in %s is quoted as it reads", async (_encoding, bytes) => {
  const added = await api("POST", "/api/v1/repositories", {
    json: { name: "acme/cache", source: { kind: "upload" } },
  });
  const { id: repositoryId } = await jsonOf<{ id: string }>(added);
  const body = new FormData();
  body.append("file", new Blob([Uint8Array.from(bytes)]), "docs/cache.md");
  expect((await api("POST", `/api/v1/repositories/${repositoryId}/pages`, { body })).ok).toBe(true);
  const trial = await judged({ documents: undefined, repositoryId });
  expect(trial.cases).toMatchObject([{ path: "docs/cache.md", state: "notice" }]);
  const text = "# Café\n\nSet `cacheSeconds` to keep answers longer.\n";
  for (const { docQuote, docPlace } of trial.cases[0]?.exhibits ?? [])
    expect(text.slice(docPlace?.start, docPlace?.end)).toBe(docQuote);
  for (const { oldText } of trial.cases[0]?.edits ?? []) expect(text).toContain(oldText);
});

test("a page of 5 MB is judged within seconds", async () => {
  const text = `${page.text}${"A line of another matter, with words of its own.\n".repeat(105_000)}`;
  const started = process.cpuUsage();
  const trial = await judged({ documents: [{ ...page, text }] });
  expect(text.length).toBeGreaterThan(5_000_000);
  expect(trial.cases).toMatchObject([{ path: "docs/cache.md", state: "notice" }]);
  expect(secondsSince(started)).toBeLessThan(20);
}, 60_000);

/** The built-in engine, but for one role. */
const but =
  (role: string, reply: (...call: Parameters<CallModel>) => Promise<string>): CallModel =>
  async (request, options) => {
    if (request.role !== role) return builtin(request, options);
    const text = await reply(request, options);
    return { ...(await builtin(request, options)), text };
  };
const inFull = { rules: { earlyStop: false } };

test("jurors that answer nonsense leave the case not judged", async () => {
  const nonsense = but("juror", async () => "As an oracle I see \u0000 {]");
  const trial = await judged(inFull, nonsense);
  expect(trial.state).toBe("not-judged");
  expect(trial.cases).toMatchObject([{ state: "no-quorum", votes: { failed: 5 } }]);
  expect(lastReason(trial)).toContain("5 jurors gave no usable reply");
});

test("a juror that never answers ends the run at its time, not judged, in words", async () => {
  const never = but(
    "juror",
    (_request, options) =>
      new Promise((_resolve, reject) => {
        const stop = () => reject(options?.signal?.reason);
        options?.signal?.addEventListener("abort", stop);
      }),
  );
  const budget = { tokens: 400_000, costUsd: 0.5, seconds: 1 };
  const trial = await judged({ rules: { earlyStop: false, budget } }, never);
  expect(trial.state).toBe("not-judged");
  expect(lastReason(trial)).toContain("was not finished within its time of 1 s");
});

test("a judge that edits a passage that is not there tells the owner without an edit", async () => {
  const edits = [{ exhibits: ["E1"], oldText: "No such words.", newText: "Other words." }];
  const wrong = but("judge", async (request, options) => {
    const reply = await builtin(request, options);
    return JSON.stringify({ ...JSON.parse(reply.text), edits });
  });
  const trial = await judged(inFull, wrong);
  expect(trial.cases).toMatchObject([
    {
      state: "notice",
      edits: [{ applies: false, reason: "Its old text does not stand in the page." }],
    },
  ]);
  expect(trial.cases[0]?.proposalId).not.toBeNull();
});

test("a list of millions is refused before each of its entries is looked at", async () => {
  const documents = Array.from({ length: 200_000 }, () => 1);
  const response = await api("POST", "/api/v1/trials", {
    json: { title: "x", diff: "", documents },
  });
  expect(response.status).toBe(400);
});

test("millions of empty lines are not judged, and say so", async () => {
  const diff = `--- a/x.ts\n+++ b/x.ts\n@@ -1 +1,3100000 @@\n${"+\n".repeat(3_100_000)}`;
  const response = await api("POST", "/api/v1/trials", {
    json: { title: "x", diff, documents: [{ path: "docs/a.md", text: "# A\n" }] },
  });
  const { funnel } = (await response.json()) as {
    funnel: { state: string; steps: { reason: string }[] };
  };
  expect(funnel.state).toBe("not-judged");
  expect(funnel.steps.at(-1)?.reason).toContain("lines");
});
