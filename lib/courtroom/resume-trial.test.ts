import { describe, expect, test } from "vitest";
import { holdTrial } from "@/lib/courtroom/testing/court-kit";
import {
  exhibits,
  finds,
  holdRenamed,
  honest,
  renamedOption,
  type Script,
  scriptedRoles,
} from "@/lib/courtroom/testing/scripted-court";
import { createMemo } from "@/lib/model/memo";
import { type CallModel, ModelCallError } from "@/lib/model/model";
import { refuseLiveCalls, replayedModel } from "@/lib/model/replayed-model";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";
import type { ReplyEdit, TrialSettings } from "@/lib/trace/config";
import type { CourtRules } from "@/lib/trace/court-rules";
import type { TraceEvent } from "@/lib/trace/event";
import { differingSpans } from "@/lib/trace/same-log";

/** A charge that has to be mended, a juror that fails, a judge that has to be asked again: every kind of call. */
const eventful: Script = {
  prosecutor: ({ messages }) =>
    messages.length === 1
      ? { decision: "charge", exhibits: [{ ...exhibits[0], docQuote: "not there" }, ...exhibits] }
      : { decision: "charge", exhibits },
  juror: (request) =>
    request.messages[0]?.content.includes("word by word")
      ? new ModelCallError({ code: "unreachable", message: "No answer.", attempts: 3 })
      : finds("wrong")(request),
  judge: (request) => (request.messages.length === 1 ? "I need to think." : honest.judge(request)),
};
const inFull = { rules: { earlyStop: false } };

const callsIn = (log: readonly TraceEvent[], type: "model-call-start" | "model-call-end") =>
  log.filter((event) => event.type === type);
const keysOf = (log: readonly TraceEvent[]) =>
  log.map(({ type, spanId }) => `${type} ${spanId}`).sort();
const readBody = async ({ preview }: { preview: string }) => preview;

describe("wherever a trial is cut off, its resumption pays no answered call twice and ends the same", () => {
  test.each([
    ["a court in full", eventful, inFull],
    ["a court that stops early", honest, { rules: { earlyStop: true } }],
    ["a court with a debate", debating(), { rules: { debateRounds: 2 } }],
    ["five votes of one prompt", samples(), { arm: "five-votes" as const }],
    ["one prompt", samples(), { arm: "one-prompt" as const }],
  ])("%s", async (_what, script, options) => {
    const whole = await holdRenamed(script, options);
    expect(whole.log.length).toBeGreaterThan(8);
    for (let length = 1; length < whole.log.length; length += 1) {
      const eventLog = createMemoryEventLog();
      const kept = whole.log.slice(0, length);
      await eventLog.append("r1", 0, kept);
      const answered = new Set(callsIn(kept, "model-call-end").map(({ spanId }) => spanId));
      const resumed = await holdRenamed(script, { ...options, eventLog });
      expect(resumed.log.slice(0, length)).toEqual(kept);
      expect(keysOf(resumed.log)).toEqual(keysOf(whole.log));
      expect(differingSpans(resumed.log, whole.log)).toEqual([]);
      expect(resumed.result).toEqual(whole.result);
      expect(resumed.requests).toHaveLength(whole.requests.length - answered.size);
    }
  });
});

test("a budget that ended a trial ends its resumption at the same call", async () => {
  const options = { rules: { budget: { tokens: 9_000, costUsd: 1, seconds: 600 } } };
  const whole = await holdRenamed({}, options);
  expect(whole.log.some(({ type }) => type === "limit-end")).toBe(true);
  for (let length = 1; length < whole.log.length; length += 1) {
    const eventLog = createMemoryEventLog();
    await eventLog.append("r1", 0, whole.log.slice(0, length));
    const resumed = await holdRenamed({}, { ...options, eventLog });
    expect(keysOf(resumed.log)).toEqual(keysOf(whole.log));
  }
});

test("a trial is replayed from its recorded replies, failures too, without a live call", async () => {
  const whole = await holdRenamed(eventful, inFull);
  const replay = await holdTrial(renamedOption, {
    ...inFull,
    callModel: replayedModel({
      memo: createMemo(whole.log, readBody, { failures: "repeat" }),
      live: refuseLiveCalls,
      edits: [],
    }),
  });
  expect(replay.result).toEqual(whole.result);
  expect(differingSpans(replay.log, whole.log)).toEqual([]);
});

describe("a fork pays only for what its edit changes", () => {
  type Fork = {
    settings?: Partial<TrialSettings>;
    rules?: Partial<CourtRules>;
    edits?: readonly ReplyEdit[];
  };

  async function fork({ settings = {}, rules, edits = [] }: Fork) {
    const parent = await holdRenamed({}, inFull);
    const live: string[] = [];
    const slow = scriptedRoles();
    const replayed: CallModel = replayedModel({
      memo: createMemo(parent.log, readBody, { failures: "retry" }),
      live: (request, options) => {
        live.push(options?.spanId ?? "");
        return slow(request, options);
      },
      edits,
    });
    // The later a call is made, the sooner it is answered.
    let waiting = 64;
    const callModel: CallModel = async (request, options) => {
      waiting -= 1;
      for (let turn = 0; turn < waiting; turn += 1) await Promise.resolve();
      return replayed(request, options);
    };
    const held = await holdTrial(renamedOption, {
      callModel,
      settings,
      rules: { ...inFull.rules, ...rules },
    });
    return { parent, held, live: live.sort() };
  }

  test("nothing for an equal trial, whatever the order of its replies", async () => {
    const { held, parent, live } = await fork({});
    expect(live).toEqual([]);
    expect(held.result).toEqual(parent.result);
  });

  test("nothing for another threshold that comes to the same", async () => {
    expect((await fork({ rules: { vote: "unanimous", quorum: 5 } })).live).toEqual([]);
  });

  test("the case whose exhibit is struck out, and no other", async () => {
    const { held, live } = await fork({ settings: { struckOut: ["E2"] } });
    expect(live).toEqual(
      [1, 2, 3, 4, 5]
        .map((juror) => `case-1/juror-${juror}/model-call`)
        .concat("case-1/defense/model-call", "case-1/judgment/model-call")
        .sort(),
    );
    expect(held.view?.exhibits.map(({ standing }) => standing)).toEqual([
      "stands",
      "rejected",
      "stands",
    ]);
  });

  test("nothing at all where the only exhibits of a page are struck out", async () => {
    const { held, live } = await fork({ settings: { struckOut: ["E3"] } });
    expect(live).toEqual([]);
    expect(held.view?.cases.map(({ path }) => path)).toEqual(["docs/retries.md"]);
  });

  test("the judge of the case in which a juror says something else", async () => {
    const spanId = "case-2/juror-4/model-call";
    const text = JSON.stringify({
      reasons: "An alias keeps it working.",
      exhibits: [{ id: "E3", finding: "fine" }],
      vote: "not-guilty",
    });
    const { held, live } = await fork({ edits: [{ spanId, text }] });
    expect(live).toEqual(["case-2/judgment/model-call"]);
    expect(held.view?.cases[1]?.jury?.result?.votes).toMatchObject({ guilty: 4, notGuilty: 1 });
    const edited = held.log.find((one) => one.type === "model-call-end" && one.spanId === spanId);
    expect(edited).toMatchObject({ source: "edit" });
  });

  test("the jurors and what follows where they are asked by another temperature", async () => {
    const { live } = await fork({
      rules: { temperatures: { prosecutor: 0.2, defense: 0.2, juror: 0.1, judge: 0.2 } },
    });
    expect(live).toHaveLength(10);
    expect(live.every((spanId) => spanId.includes("/juror-"))).toBe(true);
  });
});

function debating(): Script {
  return {
    prosecutor: (request) =>
      request.messages[0]?.content.startsWith("You filed")
        ? {
            answers: [
              { exhibit: "E1", keeps: true, argument: "It is gone." },
              { exhibit: "E2", keeps: false, argument: "Right." },
            ],
          }
        : honest.prosecutor(request),
  };
}

function samples(): Script {
  const findings = exhibits.map(({ doc, docQuote, changeQuote }) => ({
    ...{ doc, docQuote, changeQuote, why: "The option was renamed by the change.", edits: [] },
  }));
  return { prosecutor: () => ({ findings }) };
}
