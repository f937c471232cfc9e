import { describe, expect, test } from "vitest";
import { holdTrial } from "@/lib/courtroom/testing/court-kit";
import {
  exhibits,
  finds,
  holdRenamed,
  renamedOption,
  type Script,
  scriptedRoles,
} from "@/lib/courtroom/testing/scripted-court";
import { createMemo } from "@/lib/model/memo";
import { replayedModel } from "@/lib/model/replayed-model";
import type { CallEdit, TrialSettings } from "@/lib/trace/config";
import type { TraceEvent, TraceEventOf } from "@/lib/trace/event";

const inFull = { rules: { earlyStop: false } };
const readBody = async ({ preview }: { preview: string }) => preview;

type Edits = { callEdits?: readonly CallEdit[]; settings?: Partial<TrialSettings> };

/** The trial held again over the record of a first one; `live` answers what the record does not. */
async function again(edits: Edits, live: Script = {}) {
  const parent = await holdRenamed({}, inFull);
  const memo = createMemo(parent.log, readBody);
  const callModel = replayedModel({ memo, live: scriptedRoles(live), edits: [] });
  const held = await holdTrial(renamedOption, { ...inFull, ...edits, callModel });
  return { ...held, parent, asked: askedLive(held.log) };
}

function askedLive(log: readonly TraceEvent[]): string[] {
  return log.flatMap((event) =>
    event.type === "model-call-end" && event.source === "live" ? [event.spanId] : [],
  );
}

function startOf(log: readonly TraceEvent[], spanId: string): TraceEventOf<"model-call-start"> {
  const start = log.find((event) => event.type === "model-call-start" && event.spanId === spanId);
  if (start?.type !== "model-call-start") throw new Error(`No call ${spanId}`);
  return start;
}

/** The judge of the first page, whose edits are complained about once. */
const judged = ["case-1/judgment/model-call", "case-1/judgment/repair"];
const third = "case-1/juror-3/model-call";

describe("one juror", () => {
  test("asked in other words is the only one asked again, and the judge who reads its reasons", async () => {
    const messages = [{ role: "user" as const, content: "Exhibit E1 (x)\nIs it still true?" }];
    const { asked, log } = await again(
      { callEdits: [{ spanId: third, messages }] },
      {
        juror: () => ({
          ...{ reasons: "The alias keeps it working.", vote: "not-guilty" },
          exhibits: ["E1", "E2"].map((id) => ({ id, finding: "fine" })),
        }),
      },
    );
    expect(asked).toEqual([third, ...judged]);
    expect(startOf(log, third).added).toMatchObject([
      { content: { preview: "Exhibit E1 (x)\nIs it still true?" } },
    ]);
  });

  test("with another model and temperature gives its reply alone; an equal one asks nobody else", async () => {
    const { asked, log } = await again({
      callEdits: [{ spanId: third, model: "other", temperature: 0 }],
    });
    expect(asked).toEqual([third]);
    expect(startOf(log, third)).toMatchObject({ model: "other", temperature: 0 });
    expect(startOf(log, "case-1/juror-2/model-call").model).toBe("builtin");
  });

  test("is mended in the same words and by the same model, where its reply cannot be read", async () => {
    const messages = [{ role: "user" as const, content: "Exhibit E1 (x)\nWhat now?" }];
    const { log } = await again(
      { callEdits: [{ spanId: third, messages, model: "other" }] },
      {
        juror: (request) => (request.messages.length === 1 ? "Hm." : finds("fine")(request)),
      },
    );
    const repair = startOf(log, "case-1/juror-3/repair");
    expect(repair).toMatchObject({ model: "other", continues: third });
    expect(repair.added.map(({ role }) => role)).toEqual(["assistant", "user"]);
  });
});

test("an exhibit with other words is weighed anew on its page, and the other page's case stands", async () => {
  const [first] = exhibits;
  if (!first) throw new Error("No exhibit is filed.");
  const { doc, ...filed } = first;
  const edited = {
    ...{ ...filed, driftType: "renamed" as const, id: "E1", path: doc },
    docQuote: "Pass `retryLimit`",
  };
  const { asked, view, log } = await again({ settings: { exhibitEdits: [edited] } });
  expect(view?.exhibits[0]).toMatchObject({ id: "E1", docQuote: "Pass `retryLimit`" });
  const filing = log.find((event) => event.type === "stage-end" && event.spanId === "prosecution");
  expect(filing).toMatchObject({
    result: { exhibits: [{ docQuote: "Pass `retryLimit` to the client." }, {}, {}] },
  });
  const jurors = [1, 2, 3, 4, 5].map((juror) => `case-1/juror-${juror}/model-call`);
  expect([...asked].sort()).toEqual(["case-1/defense/model-call", ...judged, ...jurors].sort());
});
