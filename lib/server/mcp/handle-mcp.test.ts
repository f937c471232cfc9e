import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { createTwoFilesPatch } from "diff";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { createSandboxPool } from "@/lib/sandbox/sandbox-pool";
import type { Composition } from "@/lib/server/composition";
import { createHandler } from "@/lib/server/http/handlers";
import { type CellSessions, createCellSessions } from "@/lib/server/mcp/cell-sessions";
import { handleMcp } from "@/lib/server/mcp/handle-mcp";
import { addRepository } from "@/lib/server/repositories/manage-repository";
import { setPages } from "@/lib/server/repositories/upload-pages";
import { markRuling } from "@/lib/server/rulings/mark-ruling";
import { executeHere } from "@/lib/server/testing/execute-here";
import { type Listening, listen } from "@/lib/server/testing/listen";
import { appendEvents, endCall, endRun, takeRun } from "@/lib/server/testing/run-events";
import { createTestComposition } from "@/lib/server/testing/test-composition";
import { defaultBudget } from "@/lib/trace/config";
import { rightRuling } from "@/lib/trace/ruling-mark";

const contract =
  "Section 1. Term.\nThe notice period is “ninety (90) days”.\nSection 2. Fees.\nFees are 1,200 EUR.\n";

const pool = createSandboxPool({ size: 0 });
afterAll(() => pool.close());

let parts: Composition;
let sessions: CellSessions;
let server: Listening;
let client: Client;

async function serve(
  limits: Parameters<typeof createCellSessions>[0]["limits"] = {},
): Promise<void> {
  parts = createTestComposition();
  sessions = createCellSessions({ ...parts, openSandbox: pool.open, limits });
  const handler = createHandler(
    async () => parts,
    (request) => handleMcp(request, parts, sessions),
  );
  server = await listen((request) => handler(request, { params: Promise.resolve({}) }));
  client = new Client({ name: "test", version: "1" });
  // The SDK's own types disagree under exactOptionalPropertyTypes: `sessionId` may be undefined.
  const transport = new StreamableHTTPClientTransport(new URL(`${server.url}/api/mcp`));
  await client.connect(transport as Parameters<Client["connect"]>[0]);
}

beforeEach(() => serve());
afterEach(async () => {
  await client.close();
  await sessions.closeAll();
  await server[Symbol.asyncDispose]();
});

type Called = { data: Record<string, unknown>; text: string; isError: boolean };

async function call(name: string, input: Record<string, unknown> = {}): Promise<Called> {
  const { content, structuredContent, isError } = await client.callTool({ name, arguments: input });
  const [first] = content as { text: string }[];
  return {
    data: (structuredContent ?? {}) as Record<string, unknown>,
    text: first?.text ?? "",
    isError: isError === true,
  };
}

async function upload(text = contract, name = "contract.txt"): Promise<string> {
  return String((await call("upload_document", { name, text })).data.id);
}

test("the tools are listed with what they take, give and change", async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).sort()).toEqual([
    "annotate_step",
    "approve_run",
    "ask",
    "cancel_run",
    "check_quote",
    "close_cell_session",
    "compare_runs",
    "count_faults",
    "estimate",
    "file_change",
    "get_notice",
    "get_repository",
    "get_run",
    "get_trial",
    "list_annotations",
    "list_documents",
    "list_notices",
    "list_repositories",
    "list_wrong_rulings",
    "open_cell_session",
    "read_lines",
    "read_value",
    "reverify",
    "run_cell",
    "search_document",
    "trace_answer",
    "upload_document",
  ]);
  for (const tool of tools) {
    expect(tool.description, tool.name).toBeTruthy();
    expect(tool.inputSchema.type, tool.name).toBe("object");
    expect(tool.outputSchema?.type, tool.name).toBe("object");
    expect(tool.annotations?.readOnlyHint, tool.name).toBeTypeOf("boolean");
  }
  expect(client.getInstructions()).toContain("check_quote");
});

test("a document is uploaded, listed, read and searched", async () => {
  const id = await upload();
  expect((await call("list_documents")).text).toContain(`contract.txt (id ${id}, 4 lines`);
  expect((await call("read_lines", { documentId: id, from: 2, to: 2 })).text).toBe(
    "2: The notice period is “ninety (90) days”.",
  );
  const found = await call("search_document", { documentId: id, query: "\\d+ EUR", mode: "regex" });
  expect(found.text).toBe("1 hit\n4: 200 EUR");
});

test("bytes in another encoding are uploaded as base64", async () => {
  const bytes = Buffer.from("Kündigungsfrist: drei Monate, größer als üblich.\n", "latin1");
  const stored = await call("upload_document", {
    name: "vertrag.txt",
    base64: bytes.toString("base64"),
  });
  const lines = await call("read_lines", { documentId: stored.data.id });
  expect(lines.text).toBe("1: Kündigungsfrist: drei Monate, größer als üblich.");
});

test.each([
  ["letter by letter", "ninety (90) days", { stands: "exactly", total: 1 }],
  ["but for quote marks and white space", 'is "ninety  (90) days"', { stands: "folded", total: 1 }],
  ["nowhere", "sixty (60) days", { stands: "nowhere", total: 0, nearest: { line: 2 } }],
])("a quote is found %s", async (_how, quote, expected) => {
  const documentId = await upload();
  expect((await call("check_quote", { documentId, quote })).data).toMatchObject(expected);
});

test("a question comes back with its answer, after progress on the way", async () => {
  const documentId = await upload();
  const { createRun } = parts;
  parts.createRun = async (runId, start) => {
    await createRun(runId, start);
    setTimeout(async () => {
      const spanId = await takeRun(parts, runId);
      await endCall(parts, runId, spanId, "FINAL");
      await endRun(parts, runId, {
        answer: { text: "90 days", forced: false, abstained: false },
        claims: [{ kind: "number", text: "90", mark: "verified", start: 0, end: 2, places: [] }],
        evidence: [{ documentId, doc: 0, start: 41, end: 57, line: 2, quote: "ninety (90) days" }],
      });
    }, 50);
  };
  const progress: string[] = [];
  const result = await client.callTool(
    {
      name: "ask",
      arguments: { documentIds: [documentId], question: "What is the notice period?" },
    },
    undefined,
    { onprogress: ({ message }) => progress.push(message ?? "") },
  );
  expect(result.structuredContent).toMatchObject({
    status: "succeeded",
    answer: "90 days",
    claims: [{ text: "90", mark: "verified" }],
    evidence: [{ document: "contract.txt", line: 2, quote: "ninety (90) days" }],
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/runs\/id-\d+$/),
  });
  expect(progress).toEqual([
    "Waiting for a worker",
    "A worker has the run",
    "Began iteration 1",
    "Asked builtin for the next step",
    "Ended",
  ]);
});

test("a question that takes longer than the wait comes back running, to be followed and stopped", async () => {
  const documentId = await upload();
  const asked = await call("ask", {
    documentIds: [documentId],
    question: "How long?",
    waitSeconds: 0.05,
  });
  expect(asked.data).toMatchObject({ status: "queued", answer: null });
  const runId = asked.data.runId;
  expect((await call("get_run", { runId })).data).toMatchObject({ status: "queued" });
  const traced = await call("trace_answer", { runId });
  expect(traced.data).toMatchObject({
    claims: [],
    documents: [{ documentId, unseen: { share: 1 } }],
  });
  expect(traced.text).toContain("0 % searched, 100 % never seen.");
  expect((await call("cancel_run", { runId })).data).toMatchObject({ status: "cancelled" });
});

test("of a run that was recorded elsewhere an agent is told first that nothing was checked here", async () => {
  const documentId = await upload();
  const asked = await call("ask", { documentIds: [documentId], question: "What?", waitSeconds: 0 });
  const runId = String(asked.data.runId);
  await takeRun(parts, runId);
  await endRun(parts, runId, { answer: { text: "Ninety days.", forced: false, abstained: false } });
  const imported = {
    ...{ format: "verbatim" as const, file: null, producer: null, runId: null },
    ...{ kind: "inquiry" as const, importedAt: 1 },
  };
  const own = await parts.eventLog.read(runId);
  const log = own.map((event) =>
    event.type === "run-start" ? { ...event, kind: "imported" as const, imported } : event,
  );
  await parts.eventLog.append("elsewhere", 0, log);
  for (const tool of ["get_run", "trace_answer"]) {
    const theirs = await call(tool, { runId: "elsewhere" });
    expect(theirs.data).toMatchObject({ imported: true });
    expect(theirs.text).toMatch(/^Recorded elsewhere; nothing was checked here\.\n/);
    const ours = await call(tool, { runId });
    expect(ours.data).toMatchObject({ imported: false });
    expect(ours.text).not.toContain("Recorded elsewhere");
  }
  const { text } = await call("compare_runs", { a: runId, b: "elsewhere" });
  expect(text).toMatch(/^Recorded elsewhere, so that nothing of it was checked here: b\.\n/);
});

test("a run that has not ended says why its answer cannot be checked again", async () => {
  const documentId = await upload();
  const asked = await call("ask", { documentIds: [documentId], question: "What?", waitSeconds: 0 });
  const { runId } = asked.data;
  const refused = await call("reverify", { runId, waitSeconds: 0 });
  expect(refused.text).toContain("has not ended yet");
});

test("an agent learns what a question may use, and answers a run that pauses", async () => {
  const documentId = await upload();
  const order = { documentIds: [documentId], question: "What is the notice period?" };
  const estimated = await call("estimate", order);
  expect(estimated.data).toMatchObject({ basis: "guess", reading: "rlm" });
  expect(estimated.text).toContain("a guess from the size of the prompts");
  const asked = await call("ask", { ...order, approval: { at: 0.8 }, waitSeconds: 0 });
  expect(asked.data.estimate).toBe(estimated.text);
  const runId = String(asked.data.runId);
  expect((await call("approve_run", { runId })).text).toContain("queued, not paused");
  await takeRun(parts, runId);
  const spent = { tokens: 9_000, costUsd: 0, unpriced: true, subCalls: 0, seconds: 3 };
  await appendEvents(parts, runId, [
    {
      type: "pause-start",
      spanId: "pause-1",
      parentSpanId: "run",
      name: "pause 1",
      limit: "tokens",
      spent,
      wanted: { tokens: 4_000, costUsd: null },
      budget: { ...defaultBudget, tokens: 10_000 },
    },
  ]);
  expect((await call("get_run", { runId })).text).toContain(
    "The run is paused: it has used 9000 of 10000 tokens; its next call may use 4000.",
  );
  const approved = await call("approve_run", { runId, budget: { tokens: 20_000 } });
  expect(approved.data).toMatchObject({ status: "queued", pause: null });
});

test("a client that leaves ends the wait for its question, and the run goes on", async () => {
  const documentId = await upload();
  const { eventLog } = parts;
  const { follow } = eventLog;
  let following = 0;
  eventLog.follow = async function* (...args) {
    following += 1;
    try {
      yield* follow(...args);
    } finally {
      following -= 1;
    }
  };
  const left = new AbortController();
  const asked = fetch(`${server.url}/api/mcp`, {
    method: "POST",
    signal: left.signal,
    headers: { "content-type": "application/json", accept: "application/json, text/event-stream" },
    body: JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "tools/call",
      params: { name: "ask", arguments: { documentIds: [documentId], question: "How long?" } },
    }),
  });
  await expect.poll(() => following).toBe(1);
  left.abort();
  await asked.catch((reason: unknown) => expect(reason).toHaveProperty("name", "AbortError"));
  await expect.poll(() => following).toBe(0);
  const [run] = await eventLog.list({ limit: 1 });
  expect(run?.status).toBe("queued");
});

test("two runs are compared in words: where they part, and what that changed", async () => {
  const documentId = await upload();
  const runs = await Promise.all(
    ["90 days", "30 days"].map(async (answer) => {
      const input = { documentIds: [documentId], question: "What is the notice period?" };
      const runId = String((await call("ask", { ...input, waitSeconds: 0 })).data.runId);
      const spanId = await takeRun(parts, runId);
      await endCall(parts, runId, spanId, `It is ${answer}.`);
      await endRun(parts, runId, {
        answer: { text: answer, forced: false, abstained: false },
        claims: [
          {
            kind: "number",
            text: answer.slice(0, 2),
            mark: "verified",
            start: 0,
            end: 2,
            places: [],
          },
        ],
      });
      return runId;
    }),
  );
  const [a, b] = runs;
  const { text, data } = await call("compare_runs", { a, b });
  expect(data).toMatchObject({
    isSame: false,
    differences: 1,
    first: { step: "iteration-1/model-call", state: "changed", parts: ["reply"] },
    change: { tokens: 0 },
    url: expect.stringContaining(`/compare?a=${a}&b=${b}`),
  });
  expect(text).toContain("First difference: iteration-1/model-call, in reply.");
  expect(text).toContain("90 became 30.");
  expect((await call("compare_runs", { a, b: a })).text).toContain("No step differs.");
  expect((await call("compare_runs", { a, b: "none" })).isError).toBe(true);
});

test("what cannot be done comes back as a tool error that says what to do", async () => {
  const documentId = await upload();
  const refusals: [string, Record<string, unknown>, string][] = [
    ["read_lines", { documentId: "nowhere" }, 'no document "nowhere"'],
    ["upload_document", { name: "a.txt" }, "either as `text` or as `base64`"],
    ["upload_document", { name: "a.txt", text: "" }, "empty"],
    ["ask", { documentIds: [documentId], question: " " }, "Write a question."],
    ["ask", { documentIds: ["nowhere"], question: "?" }, "Upload it first"],
    ["get_run", { runId: "none" }, 'no run "none"'],
    ["run_cell", { sessionId: "none", code: "1" }, "open_cell_session"],
  ];
  for (const [name, input, words] of refusals) {
    const { isError, text } = await call(name, input);
    expect(text, name).toContain(words);
    expect(isError, name).toBe(true);
  }
});

test("cells keep their variables, and a big value stays behind a handle", async () => {
  const documentId = await upload("sold 12 units\n".repeat(5_000), "sales.txt");
  const opened = await call("open_cell_session", { documentIds: [documentId] });
  expect(opened.text).toContain("declare function grep");
  const { sessionId } = opened.data;
  const run = async (code: string) => (await call("run_cell", { sessionId, code })).data;
  const first = await run("const lines: string[] = context.split('\\n').filter(Boolean);\nlines");
  expect(first).toMatchObject({ cell: 1, status: "ok", value: { handle: "$1" } });
  expect(JSON.stringify(first).length).toBeLessThan(4_000);
  expect(await run("$1.length * 12")).toMatchObject({ value: { preview: "60000", handle: "$2" } });
  const part = await call("read_value", { sessionId, handle: "$1", from: 2, to: 40 });
  expect(part.text).toBe(JSON.stringify($lines(), null, 1).slice(2, 40));
  const printed = await run("print('x'.repeat(5000))");
  expect(printed).toMatchObject({ output: { handle: "output-3" } });
  const rest = await call("read_value", { sessionId, handle: "output-3", from: 4_000, to: 4_010 });
  expect(rest.text).toBe("x".repeat(10));
  expect((await call("close_cell_session", { sessionId })).data).toEqual({ closed: true });
  expect((await call("run_cell", { sessionId, code: "1" })).isError).toBe(true);
});

const $lines = () => Array.from({ length: 5_000 }, () => "sold 12 units");

test("a cell that fails says where and why, and the session goes on", async () => {
  const documentId = await upload();
  const { sessionId } = (await call("open_cell_session", { documentIds: [documentId] })).data;
  const failed = await call("run_cell", { sessionId, code: "const total = 1;\nnosuch.name" });
  expect(failed.data).toMatchObject({
    status: "error",
    message: expect.stringContaining("line 2"),
  });
  const broken = await call("run_cell", { sessionId, code: "const = ;" });
  expect(broken.data).toMatchObject({ status: "error" });
  const refused = await call("run_cell", { sessionId, code: "await llm_query('hello')" });
  expect(refused.text).toContain("use the tool `ask`");
  expect((await call("run_cell", { sessionId, code: "total + 1" })).data).toMatchObject({
    status: "ok",
  });
});

test("two cells sent at once run one after the other", async () => {
  const documentId = await upload();
  const { sessionId } = (await call("open_cell_session", { documentIds: [documentId] })).data;
  const cells = ["let n = 1", "n += 1; n", "n += 1; n"].map((code) =>
    call("run_cell", { sessionId, code }),
  );
  const values = (await Promise.all(cells)).map(({ data }) => data.value);
  expect(values.slice(1)).toMatchObject([{ preview: "2" }, { preview: "3" }]);
});

test("sessions are limited in number and end when nobody uses them", async () => {
  await client.close();
  await server[Symbol.asyncDispose]();
  await serve({ sessions: 1, idleMs: 400 });
  const documentId = await upload();
  const { sessionId } = (await call("open_cell_session", { documentIds: [documentId] })).data;
  const second = await call("open_cell_session", { documentIds: [documentId] });
  expect(second.isError).toBe(true);
  expect(second.text).toContain("close_cell_session");
  await expect
    .poll(async () => (await call("open_cell_session", { documentIds: [documentId] })).isError, {
      timeout: 5_000,
    })
    .toBe(false);
  expect((await call("run_cell", { sessionId, code: "1" })).text).toContain("no cell session");
});

test("documents and runs can be attached as resources", async () => {
  const id = await upload();
  const { resources } = await client.listResources();
  expect(resources.map(({ uri }) => uri)).toContain(`verbatim://documents/${id}`);
  const { contents } = await client.readResource({ uri: `verbatim://documents/${id}` });
  expect(contents).toMatchObject([{ text: contract }]);
});

test("another web site's page cannot speak to it, and a browser is told what this is", async () => {
  const foreign = await fetch(`${server.url}/api/mcp`, {
    method: "POST",
    headers: { origin: "https://attacker.example", "content-type": "application/json" },
    body: "{}",
  });
  expect(foreign.status).toBe(403);
  const opened = await fetch(`${server.url}/api/mcp`);
  expect(opened.status).toBe(405);
  expect(await opened.text()).toContain("MCP client");
});

test("cells that no parser bears end in an answer, and the server goes on", async () => {
  const documentId = await upload();
  const { data } = await call("open_cell_session", { documentIds: [documentId] });
  const sessionId = String(data.sessionId);
  for (const code of [
    "(".repeat(60_000),
    `${"[".repeat(30_000)}${"]".repeat(30_000)}`,
    'JSON.stringify = () => \'{"kind":"propose","answer":"1","evidence":[],"badEvidence":[],"data":\' + "[".repeat(1e5) + "]".repeat(1e5) + "}"; FINAL("1")',
  ])
    expect((await call("run_cell", { sessionId, code })).text).not.toBe("");
  expect((await call("run_cell", { sessionId, code: "1 + 1" })).data).toMatchObject({
    value: { preview: "2" },
  });
}, 60_000);

test("a question asked three times comes back with the answer that most agree on, and who differs", async () => {
  await parts.settings.set("models", { baseUrl: "http://127.0.0.1:9/v1", model: "m" });
  const documentId = await upload();
  const asking = call("ask", {
    documentIds: [documentId],
    question: "How long is the notice period?",
    ensemble: { runs: 3 },
  });
  await expect.poll(async () => (await parts.eventLog.list({ limit: 9 })).length).toBe(3);
  const runs = await parts.eventLog.list({ limit: 9 });
  for (const { id, config } of runs) {
    await takeRun(parts, id);
    const text = config.group?.index === 1 ? "60 days" : "90 days";
    await endRun(parts, id, { answer: { text, forced: false, abstained: false } });
  }
  const { data, text } = await asking;
  expect(data).toMatchObject({ answer: "90 days", ensemble: { of: 3, ended: 3 } });
  expect(text).toContain("1 answered: 60 days");
  expect(text.split("\n")[0]).toBe("2 of 3 agree. 1 other answer was given.");
  expect(data.estimate).toContain("Each run: About ");
});

test("what one model may use is not told of a question that several models are asked", async () => {
  await parts.settings.set("models", { baseUrl: "http://127.0.0.1:9/v1", model: "m" });
  const { data } = await call("ask", {
    documentIds: [await upload()],
    question: "How long is the notice period?",
    ensemble: { models: ["small", "large"] },
    waitSeconds: 0,
  });
  expect(data).toMatchObject({ status: "queued", ensemble: { of: 2 } });
  expect(data).not.toHaveProperty("estimate");
});

test("an agent finds the repositories, their pages and who owns them", async () => {
  const none = await client.callTool({ name: "list_repositories", arguments: {} });
  expect(none.structuredContent).toEqual({ repositories: [] });
  const source = { kind: "upload" } as const;
  const { signal } = new AbortController();
  const added = await addRepository(parts, { name: "acme/tools", source }, signal);
  await setPages(parts, added, [{ path: "docs/a.md", text: "---\nowner: '@ana'\n---\n# A\n" }]);
  const list = await client.callTool({ name: "list_repositories", arguments: {} });
  expect(list.structuredContent).toMatchObject({
    repositories: [{ id: added.id, name: "acme/tools", pageCount: 1 }],
  });
  const read = await client.callTool({
    name: "get_repository",
    arguments: { repositoryId: added.id },
  });
  expect(read.content).toMatchObject([
    { text: expect.stringContaining("docs/a.md: @ana (Front matter of the page (`owner`))") },
  ]);
  const lost = await client.callTool({ name: "get_repository", arguments: { repositoryId: "x" } });
  expect(lost.isError).toBe(true);
});

test("an agent files a change, reads its trial and the notice to the owner", async () => {
  const page = "# Cache\n\nSet `cacheSeconds` to keep answers longer.\n";
  const filed = await client.callTool({
    name: "file_change",
    arguments: {
      title: "Rename cacheSeconds to keepSeconds",
      diff: createTwoFilesPatch(
        "a/src/cache.ts",
        "b/src/cache.ts",
        "export type Options = {\n  cacheSeconds?: number;\n};\n",
        "export type Options = {\n  keepSeconds?: number;\n};\n",
      ),
      documents: [{ path: "docs/cache.md", text: page }],
    },
  });
  const { id, runIds } = filed.structuredContent as { id: string; runIds: string[] };
  await executeHere(parts, runIds[0] ?? "");
  const read = await client.callTool({ name: "get_trial", arguments: { trialId: id } });
  expect(read.structuredContent).toMatchObject({ state: "tried", cases: [{ state: "notice" }] });
  const list = await client.callTool({ name: "list_notices", arguments: { state: "open" } });
  const { proposals } = list.structuredContent as { proposals: { id: string; path: string }[] };
  expect(proposals.map(({ path }) => path)).toEqual(["docs/cache.md"]);
  const notice = await client.callTool({
    name: "get_notice",
    arguments: { proposalId: proposals[0]?.id },
  });
  expect(JSON.stringify(notice.content)).toContain("keepSeconds");
  expect((await call("list_wrong_rulings", { trialId: id })).text).toContain("No ruling");
  const right = rightRuling.parse({ outcome: "no-notice" });
  const mark = await markRuling(parts, id, { path: "docs/cache.md", right });
  const wrong = await call("list_wrong_rulings", { trialId: id });
  expect(wrong.text).toBe(`${mark.id} docs/cache.md: notice, should be no-notice; search: none`);
  expect(wrong.data).toMatchObject({ marks: [{ id: mark.id, fault: { kind: "open" } }] });
  expect((await call("count_faults")).data).toMatchObject({ searched: 0 });
});
