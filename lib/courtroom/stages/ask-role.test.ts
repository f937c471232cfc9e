import { describe, expect, test } from "vitest";
import { jsonObjectIn } from "@/lib/courtroom/stages/ask-role";
import { holdTrial } from "@/lib/courtroom/testing/court-kit";
import {
  contests,
  finds,
  holdRenamed,
  renamedOption,
} from "@/lib/courtroom/testing/scripted-court";
import { ModelCallError } from "@/lib/model/model";
import { scriptedModel } from "@/lib/model/scripted-model";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";

describe("the object of a reply is read", () => {
  test.each<[string, string]>([
    ["alone", '{"a": 1}'],
    ["in a fence", '```json\n{"a": 1}\n```'],
    ["with words around it", 'Here it is:\n\n{"a": 1}\n\nI hope it helps.'],
    ["behind thoughts in braces", '<think>Is {retryLimit} gone? {"a": 2, }</think>\n{"a": 1}'],
    ["behind another object", '{"a": 2}\n{"a": 1}'],
    ["with braces inside", '{"a": 1, "text": "} {"}'],
  ])("%s", (_how, text) => {
    expect(jsonObjectIn(text)).toMatchObject({ a: 1 });
  });

  test.each([
    ["no object", "I would rather not say."],
    ["half an object", '{"a": 1, "b": '],
    ["braces the wrong way round", "} {"],
    ["nothing", ""],
  ])("and nothing from %s", (_what, text) => {
    expect(jsonObjectIn(text)).toBeNull();
  });

  test("a megabyte of open braces takes no time", () => {
    const started = process.cpuUsage();
    expect(jsonObjectIn(`${"{".repeat(1_000_000)}}`)).toBeNull();
    expect(process.cpuUsage(started).user / 1e6).toBeLessThan(2);
  });
});

const prosecutor = (
  replies: readonly (string | Error | { text: string; finishReason: "length" })[],
) => holdTrial(renamedOption, { callModel: scriptedModel(replies), rules: { earlyStop: false } });
const declined = JSON.stringify({ decision: "decline", declineReason: "An alias keeps it." });

describe("a reply that cannot be accepted is sent back once", () => {
  test.each<[string, string | { text: string; finishReason: "length" }, RegExp]>([
    ["without an object", "No.", /it holds no JSON object/],
    ["cut off", { text: '{"decision": ', finishReason: "length" }, /cut off .* be shorter/],
    ["of another shape", '{"decision": "maybe"}', /decision: /],
    ["without what its decision needs", '{"decision": "charge"}', /a charge needs an exhibit/],
    ["with what its decision forbids", '{"decision": "decline"}', /say what came closest/],
  ])("%s", async (_what, reply, complaint) => {
    const { requests, result, log } = await prosecutor([reply, declined]);
    expect(requests).toHaveLength(2);
    expect(requests[1]?.messages.map(({ role }) => role)).toEqual(["user", "assistant", "user"]);
    expect(requests[1]?.messages[2]?.content).toMatch(complaint);
    expect(result?.answer?.text).toBe("No case. An alias keeps it.");
    const starts = log.filter((event) => event.type === "model-call-start");
    expect(starts).toMatchObject([
      { spanId: "prosecution/model-call", continues: null },
      { spanId: "prosecution/repair", continues: "prosecution/model-call" },
    ]);
    expect(starts.map((start) => "added" in start && start.added.length)).toEqual([1, 2]);
  });

  test("and the run ends not judged where the second is no better", async () => {
    const { result, requests } = await prosecutor(["No.", "No again."]);
    expect(requests).toHaveLength(2);
    expect(result?.outcome).toMatchObject({ status: "error", code: "bad-reply" });
    expect(result?.outcome).toMatchObject({
      message: "The prosecutor's reply could not be read, nor its repair: it holds no JSON object",
    });
  });

  test("but what could be read stands, where the repair breaks all", async () => {
    const { view } = await holdRenamed({
      juror: (request) =>
        request.messages.length > 1
          ? "What else do you want?"
          : { ...finds("wrong")(request), exhibits: [{ id: "E1", finding: "wrong" }] },
    });
    expect(view?.cases[0]?.jurors.every(({ state }) => state !== "failed")).toBe(true);
  });
});

test("a provider that gives no reply ends the run in its words", async () => {
  const down = new ModelCallError({ code: "unreachable", message: "Nobody there.", attempts: 3 });
  const { result, log } = await prosecutor([down]);
  expect(result?.outcome).toEqual({ status: "error", code: "no-reply", message: "Nobody there." });
  const ends = log.filter(({ type }) => type.endsWith("-end"));
  expect(ends).toMatchObject([
    { spanId: "prosecution/model-call", outcome: { status: "error", code: "unreachable" } },
    { spanId: "prosecution", outcome: { status: "error", code: "no-reply" } },
    { spanId: "run" },
  ]);
});

test("a call that the budget has no room for is not made, and says so", async () => {
  const { result, requests } = await holdRenamed(
    {},
    { rules: { budget: { tokens: 100, costUsd: 1, seconds: 600 } } },
  );
  expect(requests).toEqual([]);
  expect(result?.outcome).toMatchObject({ status: "error", code: "limit" });
  expect(result?.outcome).toMatchObject({ message: expect.stringContaining("was not asked") });
});

test("a fault of the program is no failure of a role", async () => {
  const broken = holdRenamed({
    juror: () => {
      throw new TypeError("x is not a function");
    },
  });
  await expect(broken).rejects.toThrow("x is not a function");
});

test("a run that is stopped stays open, so that it can be taken up again", async () => {
  const stop = new AbortController();
  const eventLog = createMemoryEventLog();
  const held = holdRenamed(
    {
      defense: (request) => {
        stop.abort(new Error("the worker stops"));
        return contests(request);
      },
    },
    { signal: stop.signal, eventLog },
  );
  await expect(held).rejects.toThrow("the worker stops");
  const ended = (await eventLog.read("r1")).filter(({ type }) => type === "stage-end");
  expect(ended.map(({ spanId }) => spanId)).toEqual(["prosecution", "exhibits"]);
});

test("a reply that failed before the stop stands in the log, and its stage with it", async () => {
  const stop = new AbortController();
  const { log } = await holdTrial(renamedOption, {
    signal: stop.signal,
    callModel: async () => {
      stop.abort(new Error("the worker stops"));
      throw new ModelCallError({ code: "unreachable", message: "Nobody there.", attempts: 1 });
    },
  });
  const ended = log.flatMap((event) => (event.type.endsWith("-end") ? [event.spanId] : []));
  expect(ended).toEqual(["prosecution/model-call", "prosecution", "run"]);
});
