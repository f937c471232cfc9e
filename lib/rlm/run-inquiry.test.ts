import { expect, test } from "vitest";
import { ModelCallError } from "@/lib/model/model";
import { scriptedModel } from "@/lib/model/scripted-model";
import { type CellScript, cellSandbox, inquire, lineOf } from "@/lib/rlm/testing/inquiry-kit";
import type { OpenSandbox } from "@/lib/sandbox/sandbox";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import { defaultBudget } from "@/lib/trace/config";
import type { FinalCall, TraceEvent } from "@/lib/trace/event";

const propose = (answer: string): FinalCall => ({
  kind: "propose",
  answer,
  evidence: [lineOf(1), lineOf(3)],
  badEvidence: [],
});

const cells: CellScript = {
  look: () => ({ printed: "north 10\nnorth 5" }),
  add: () => ({ printed: "sum 15" }),
  "final 15": () => ({ final: propose("15") }),
  "final 99": () => ({ final: propose("99") }),
  confirm: () => ({ final: { kind: "confirm" } }),
  abstain: () => ({ final: { kind: "abstain", reason: "No west row stands in the text." } }),
  broken: () => ({
    outcome: {
      status: "error",
      error: { message: "TypeError: x is not a function", line: 1, column: 1, hint: null },
    },
    final: propose("15"),
  }),
  ask: async (host) => ({
    printed: await host.llmQuery({ prompt: "Which region?", context: "north 10" }),
    hostCalls: 1,
  }),
  "ask many": async (host) => {
    const replies = await Promise.all(
      ["a", "b", "c"].map((context) => host.llmQuery({ prompt: "Read", context })),
    );
    return { printed: replies.join(","), hostCalls: 3 };
  },
  nest: async (host) => ({
    printed: await host.rlmQuery({ question: "What is north?", context: "north 10" }),
    hostCalls: 1,
  }),
};

const typesOf = (log: readonly TraceEvent[]) => log.map((event) => `${event.type} ${event.spanId}`);

test("a model that looks, computes and answers ends with its answer and evidence", async () => {
  const { result, log } = await inquire({
    callModel: scriptedModel(["cell: look", "cell: add", "cell: final 15"]),
    sandbox: cellSandbox(cells),
  });
  expect(result.answer).toMatchObject({ text: "15", forced: false, abstained: false });
  expect(result.evidence.map((item) => item.quote)).toEqual(["north 10", "north 5"]);
  expect(typesOf(log).filter((name) => name.startsWith("iteration"))).toHaveLength(6);
  expect(log.at(-2)).toMatchObject({ type: "gate-end", decision: "published" });
});

test("what the model is shown follows its own reply, in one growing conversation", async () => {
  const model = scriptedModel(["cell: look", "cell: add", "cell: final 15"]);
  await inquire({ callModel: model, sandbox: cellSandbox(cells) });
  const last = model.requests[2]?.messages ?? [];
  expect(last.map((message) => message.role)).toEqual([
    "system",
    "user",
    "assistant",
    "user",
    "assistant",
    "user",
  ]);
  expect(last[3]?.content).toContain("⟦north 10\nnorth 5⟧");
});

test("a prose-only reply costs an iteration and is told how to answer", async () => {
  const model = scriptedModel(["The answer is 15.", "cell: add", "cell: final 15"]);
  const { result } = await inquire({ callModel: model, sandbox: cellSandbox(cells) });
  expect(model.requests[1]?.messages.at(-1)?.content).toContain("No cell was found in your reply");
  expect(result.answer?.text).toBe("15");
});

test.each([
  ["writes no cell", "The answer is 15.", "its 4 replies held no code to run"],
  ["writes cells that fail", "cell: broken", "its last 4 cells failed, at the end with “TypeError"],
  ["never ends", "cell: look", "Raise the limit"],
])("a model that %s ends without an answer, and the message says why", async (_, reply, why) => {
  const { result } = await inquire({
    callModel: scriptedModel(() => reply),
    sandbox: cellSandbox(cells),
    task: { budget: { ...defaultBudget, iterations: 3 } },
  });
  expect(result.answer).toBeNull();
  expect(result.outcome).toMatchObject({
    status: "error",
    code: "no-answer",
    message: expect.stringContaining(why),
  });
});

test("a reply cut at the token limit never runs", async () => {
  const sandbox = cellSandbox(cells);
  const model = scriptedModel([
    { text: "cell: final 15", finishReason: "length" },
    "cell: add",
    "cell: final 15",
  ]);
  await inquire({ callModel: model, sandbox });
  expect(model.requests[1]?.messages.at(-1)?.content).toBe(
    "Your reply was cut off, so nothing ran. Send a shorter cell.",
  );
  expect(sandbox.ran).toEqual(["add", "final 15"]);
});

test("a final of a cell that failed is not taken", async () => {
  const model = scriptedModel(["cell: add", "cell: broken", "cell: final 15"]);
  const { result } = await inquire({ callModel: model, sandbox: cellSandbox(cells) });
  expect(model.requests[2]?.messages.at(-1)?.content).toContain(
    "FINAL was not taken: the cell failed.",
  );
  expect(result.answer?.text).toBe("15");
});

test("an abstention ends the run with its reason", async () => {
  const { result } = await inquire({
    callModel: scriptedModel(["cell: look", "cell: abstain"]),
    sandbox: cellSandbox(cells),
  });
  expect(result.answer).toMatchObject({ text: "No west row stands in the text.", abstained: true });
});

test("the same cell three times ends the run", async () => {
  const model = scriptedModel([
    "cell: look",
    "cell: look",
    "cell: look",
    "cell: look",
    "cell: look",
    "cell: look",
  ]);
  const { result } = await inquire({ callModel: model, sandbox: cellSandbox(cells) });
  expect(model.requests[2]?.messages.at(-1)?.content).toContain("You have run this cell before");
  expect(model.requests[3]?.messages.at(-1)?.content).toContain(
    "You have run this cell three times",
  );
  expect(model.requests.length).toBeLessThanOrEqual(5);
  expect(result.outcome.status).toBe("error");
});

test("sub-calls of a batch are all asked before the first is answered", async () => {
  let running = 0;
  let most = 0;
  const model = scriptedModel(async (request) => {
    if (request.role === "root")
      return request.messages.length > 2 ? "cell: abstain" : "cell: ask many";
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running -= 1;
    return "read";
  });
  const { log } = await inquire({ callModel: model, sandbox: cellSandbox(cells) });
  expect(most).toBe(3);
  expect(
    log.filter((event) => event.type === "model-call-end" && event.spanId.includes("sub-call")),
  ).toHaveLength(3);
});

test("sub-calls beyond the budget are refused in words", async () => {
  const refused: CellScript = {
    ...cells,
    ask: async (host) => ({
      printed: await host
        .llmQuery({ prompt: "x", context: null })
        .catch((error: Error) => error.message),
    }),
  };
  const model = scriptedModel(["cell: ask", "cell: abstain"]);
  await inquire({
    callModel: model,
    sandbox: cellSandbox(refused),
    task: { budget: { ...defaultBudget, subCalls: 0 } },
  });
  expect(model.requests[1]?.messages.at(-1)?.content).toContain(
    "would pass the run's limit of 0 sub-calls",
  );
});

test("a nested run has its own iterations in the same log", async () => {
  const model = scriptedModel((request) => {
    const nested = request.messages[1]?.content.includes("What is north?") ?? false;
    if (nested) return "cell: abstain";
    return request.messages.length > 2 ? "cell: abstain" : "cell: nest";
  });
  const { log } = await inquire({ callModel: model, sandbox: cellSandbox(cells) });
  expect(typesOf(log)).toContain("iteration-start iteration-1/cell/nested-run-1/iteration-1");
  expect(log.find((event) => event.type === "nested-run-end")).toMatchObject({
    answer: { abstained: true },
  });
});

test("a run at depth 1 may not nest", async () => {
  const refused: CellScript = {
    ...cells,
    nest: async (host) => ({
      printed: await host
        .rlmQuery({ question: "q", context: "c" })
        .catch((error: Error) => error.message),
    }),
  };
  const model = scriptedModel(["cell: nest", "cell: abstain"]);
  await inquire({
    callModel: model,
    sandbox: cellSandbox(refused),
    task: { budget: { ...defaultBudget, depth: 1 } },
  });
  expect(model.requests[1]?.messages.at(-1)?.content).toContain("not available at this depth");
});

test("a failing provider ends the run, and its failure stands in the log", async () => {
  const eventLog = createMemoryEventLog();
  const failure = new ModelCallError({
    code: "unauthorized",
    message: "The key was refused. Check it.",
    attempts: 1,
  });
  await expect(
    inquire({ callModel: scriptedModel([failure]), sandbox: cellSandbox(cells), eventLog }),
  ).rejects.toThrow("The key was refused");
  const log = await eventLog.read("r1");
  expect(log.at(-1)).toMatchObject({
    type: "model-call-end",
    outcome: { status: "error", code: "unauthorized" },
  });
});

test("a batch that would pass the token budget is refused from there on, with one event for all", async () => {
  const long = "x".repeat(4_000);
  let answers: PromiseSettledResult<string>[] = [];
  const flood: CellScript = {
    flood: async (host) => {
      answers = await Promise.allSettled(
        Array.from({ length: 50 }, () => host.llmQuery({ prompt: "Read", context: long })),
      );
      return {};
    },
  };
  const model = scriptedModel(["cell: flood", ...Array(12).fill("read"), "cell: abstain"]);
  const { log } = await inquire({
    callModel: model,
    sandbox: cellSandbox({ ...cells, ...flood }),
    task: { budget: { ...defaultBudget, tokens: 10_500 } },
  });
  const made = answers.filter(({ status }) => status === "fulfilled").length;
  expect(made).toBeGreaterThan(3);
  expect(made).toBeLessThan(10);
  expect(String(answers[49]?.status === "rejected" && answers[49].reason)).toContain(
    "llm_query: not asked, it would pass the run's budget of 10,500 tokens",
  );
  expect(log.filter(({ type }) => type === "limit-end").map(({ spanId }) => spanId)).toEqual([
    `iteration-1/cell/sub-call-${made + 1}`,
  ]);
});

test("nested runs count as sub-calls, and only a few hold a sandbox at a time", async () => {
  let open = 0;
  let most = 0;
  let answers: PromiseSettledResult<string>[] = [];
  const swarm: CellScript = {
    swarm: async (host) => {
      answers = await Promise.allSettled(
        Array.from({ length: 30 }, () => host.rlmQuery({ question: "Which?", context: "north" })),
      );
      return {};
    },
  };
  const counted = cellSandbox({ ...cells, ...swarm });
  const replies = ["cell: swarm", ...Array(20).fill("cell: abstain"), "cell: abstain"];
  await inquire({
    callModel: scriptedModel(replies),
    sandbox: {
      ...counted,
      open: async (options) => {
        open += 1;
        most = Math.max(most, open);
        const sandbox = await counted.open(options);
        return {
          ...sandbox,
          dispose: async () => {
            open -= 1;
            await sandbox.dispose();
          },
        };
      },
    },
    task: { budget: { ...defaultBudget, subCalls: 20 } },
  });
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
  expect(most).toBe(5);
});

test("a nested question of a book's length is refused in words", async () => {
  let refused = "";
  const book: CellScript = {
    book: async (host) => {
      const question = "x".repeat(20_001);
      refused = await host.rlmQuery({ question, context: "north" }).catch(String);
      return {};
    },
  };
  await inquire({
    callModel: scriptedModel(["cell: book", "cell: abstain"]),
    sandbox: cellSandbox({ ...cells, ...book }),
  });
  expect(refused).toContain("rlm_query: the question has 20001 characters");
});

test("searches have an end, since each stands in the log", async () => {
  let refused: unknown = null;
  const loop: CellScript = {
    loop: async (host) => {
      for (let index = 0; index < 2_000; index += 1)
        await host.fuzzySearch({ words: "north", limit: 1, doc: null });
      refused = await host.fuzzySearch({ words: "north", limit: 1, doc: null }).catch(String);
      return {};
    },
  };
  await inquire({
    callModel: scriptedModel(["cell: loop", "cell: abstain"]),
    sandbox: cellSandbox({ ...cells, ...loop }),
  });
  expect(refused).toContain("2000 searches are used up");
});

test("a spent budget ends in the best answer so far, labelled as partial", async () => {
  const usage = { inputTokens: 3_000, outputTokens: 100, cachedInputTokens: 0 };
  const replies = ["cell: look", "cell: final 99", "cell: look"].map((text) => ({ text, usage }));
  const { result, log } = await inquire({
    callModel: scriptedModel(replies),
    sandbox: cellSandbox(cells),
    task: { budget: { ...defaultBudget, tokens: 8_000 } },
  });
  expect(result.answer).toMatchObject({ text: "99", forced: true });
  expect(result.evidence.map(({ quote }) => quote)).toEqual(["north 10", "north 5"]);
  expect(result.warnings[0]).toMatch(
    /^The run reached its budget of 8,000 tokens \(6,200 spent; the next call may use [\d,]+\): this answer is partial\.$/,
  );
  expect(log.find(({ type }) => type === "limit-end")).toMatchObject({
    spanId: "iteration-3/model-call",
  });
  expect(result.claims.some((claim) => claim.mark === "unsupported")).toBe(true);
});

test("a provider that counts no tokens does not lift the budget of tokens", async () => {
  const uncounted = (text: string) => ({ text, usage: null });
  const model = scriptedModel((_, call) => uncounted(call < 20 ? `cell: look` : "cell: abstain"));
  const { result } = await inquire({
    callModel: model,
    sandbox: cellSandbox(cells),
    task: { budget: { ...defaultBudget, tokens: 1_500 } },
  });
  expect(model.requests.length).toBeLessThan(4);
  expect(result.outcome).toMatchObject({ status: "error" });
});

test("time that is up ends in the best answer so far", async () => {
  const deadline = new AbortController();
  const model = scriptedModel((request, call) => {
    if (call === 0) return "cell: look";
    if (call === 1) return "cell: final 99";
    deadline.abort(new Error("time is up"));
    throw request.messages.length ? deadline.signal.reason : null;
  });
  const { result } = await inquire({
    callModel: model,
    sandbox: cellSandbox(cells),
    deadline: deadline.signal,
  });
  expect(result.answer).toMatchObject({ text: "99", forced: true });
  expect(result.warnings[0]).toContain("its time of");
});

test("wherever a run is cut off, its resumption pays no answered call twice and doubles no event", async () => {
  const replies = ["cell: look", "cell: ask many", "cell: add", "cell: final 15"];
  const answer = () => {
    let root = 0;
    const paid = new Map<string, number>();
    const model = scriptedModel((request) => {
      const key = JSON.stringify(request.messages);
      paid.set(key, (paid.get(key) ?? 0) + 1);
      if (request.role === "sub") return `read ${request.messages[0]?.content.slice(-3)}`;
      root = request.messages.length / 2 - 1;
      return replies[root] ?? "cell: abstain";
    });
    return { model, paid };
  };
  const first = answer();
  const whole = await inquire({ callModel: first.model, sandbox: cellSandbox(cells) });
  for (let length = 1; length < whole.log.length; length += 1) {
    const eventLog = createMemoryEventLog();
    const kept = whole.log.slice(0, length);
    await eventLog.append("r1", 0, kept);
    const answered = new Set(
      kept.filter((event) => event.type === "model-call-end").map((event) => event.spanId),
    );
    const second = answer();
    const resumed = await inquire({
      callModel: second.model,
      sandbox: cellSandbox(cells),
      eventLog,
    });
    expect(resumed.result).toEqual(whole.result);
    expect([...typesOf(resumed.log)].sort()).toEqual([...typesOf(whole.log)].sort());
    expect(second.model.requests.length).toBe(7 - answered.size);
  }
});

test("a recorded timeout counts in a resumed run, though the cell would now end well", async () => {
  const slow: CellScript = {
    ...cells,
    add: () => ({
      outcome: {
        status: "stopped",
        limit: "segment",
        message: "the cell ran longer than 10 s and was stopped; variables are kept",
        stateKept: true,
      },
    }),
  };
  const eventLog = createMemoryEventLog();
  const cut = new AbortController();
  const failing = scriptedModel((_, call) => {
    if (call === 0) return "cell: add";
    throw new Error("the worker dies here");
  });
  await expect(
    inquire({ callModel: failing, sandbox: cellSandbox(slow), eventLog, signal: cut.signal }),
  ).rejects.toThrow("dies");
  const model = scriptedModel(["cell: look", "cell: abstain"]);
  await inquire({ callModel: model, sandbox: cellSandbox(cells), eventLog });
  expect(model.requests[0]?.messages.at(-1)?.content).toContain("ran longer than 10 s");
});

test("a recorded cell counts as it was read then, and is run again as it was", async () => {
  const eventLog = createMemoryEventLog();
  const failing = scriptedModel((_, call) => {
    if (call === 0) return "cell: look";
    throw new Error("the worker dies here");
  });
  await expect(
    inquire({ callModel: failing, sandbox: cellSandbox(cells), eventLog }),
  ).rejects.toThrow("dies");
  const { open, ran } = cellSandbox(cells);
  const readingOtherwise: OpenSandbox = async (options) => {
    const inner = await open(options);
    const runReply: typeof inner.runReply = (reply, given) =>
      reply === "cell: look" ? Promise.resolve(null) : inner.runReply(reply, given);
    return { ...inner, runReply };
  };
  const resumed = scriptedModel(["cell: abstain"]);
  await inquire({ callModel: resumed, sandbox: { open: readingOtherwise, ran }, eventLog });
  expect(resumed.requests[0]?.messages).toEqual(failing.requests[1]?.messages);
  expect(ran).toEqual(["look", "abstain"]);
});
