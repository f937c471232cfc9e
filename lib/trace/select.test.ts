import { describe, expect, it } from "vitest";
import { sampleRun, sampleRunId } from "@/components/fixtures/sample-run";
import type { Claim, TraceEvent } from "./event";
import { emptyTimeline, extendTimeline, type Timeline } from "./reduce";
import { findInSteps } from "./search";
import { flattenSteps, iterationTitle, selectActivity, selectSteps, totalsOf } from "./select";
import { countMarks, cutAnswer, evidenceOf, numberedClaims } from "./select-answer";
import { selectLineage } from "./select-lineage";
import { placesOf } from "./select-place";

function timelineAfter(count: number): Timeline {
  return extendTimeline(sampleRunId, emptyTimeline, sampleRun().slice(0, count));
}

const whole = timelineAfter(sampleRun().length);

function must<T>(value: T | null | undefined): T {
  if (value === null || value === undefined)
    throw new Error("The fixture lacks what this test needs.");
  return value;
}

describe("the fixture", () => {
  it("numbers its events without gaps", () => {
    expect(sampleRun().map((event) => event.seq)).toEqual(sampleRun().map((_, index) => index));
  });
});

describe("steps", () => {
  it("nest as the run did, and leave the engine's bookkeeping out", () => {
    const outline = flattenSteps(selectSteps(whole)).map((step) => `${step.depth} ${step.kind}`);
    expect(outline.slice(0, 8)).toEqual([
      "0 iteration",
      "1 model",
      "1 code",
      "0 iteration",
      "1 model",
      "1 code",
      "2 sub",
      "2 sub",
    ]);
  });

  it("draw for every prefix of the log, and only ever grow", () => {
    let before = 0;
    for (let count = 0; count <= sampleRun().length; count += 1) {
      const now = flattenSteps(selectSteps(timelineAfter(count))).length;
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });

  it("put a step whose parent was lost at the top instead of hiding it", () => {
    const orphan = sampleRun().filter((event) => event.type !== "iteration-start");
    const steps = selectSteps(extendTimeline(sampleRunId, emptyTimeline, orphan));
    expect(steps.map((step) => step.kind)).toContain("code");
  });

  it("add up what lies below them, and know no cost when one price is unknown", () => {
    const [first, second] = selectSteps(whole);
    expect(totalsOf(must(first))).toMatchObject({ inputTokens: 1200, costUsd: 0.0021 });
    expect(totalsOf(must(second))).toMatchObject({
      inputTokens: 3600,
      costUsd: null,
      modelCalls: 3,
    });
  });
});

describe("the activity", () => {
  const at = (type: string, nth = 1): number => {
    const hits = sampleRun().flatMap((event, index) => (event.type === type ? [index] : []));
    return must(hits[nth - 1]) + 1;
  };

  it("is queued until a worker takes the run", () => {
    expect(selectActivity(timelineAfter(1))?.kind).toBe("queued");
    expect(selectActivity(timelineAfter(at("execution-start")))?.kind).toBe("starting");
  });

  it("names the open call, the open cell and the open sub-calls", () => {
    expect(selectActivity(timelineAfter(at("model-call-start")))?.kind).toBe("model");
    expect(selectActivity(timelineAfter(at("sandbox-run-start")))?.kind).toBe("code");
    expect(selectActivity(timelineAfter(15))).toMatchObject({
      kind: "sub-calls",
      open: 1,
      done: 1,
    });
  });

  it("ends with the run", () => {
    expect(selectActivity(whole)).toBeNull();
  });
});

describe("the answer", () => {
  const { answer, claims, evidence } = must(whole.summary);
  const text = must(answer).text;

  it("is cut at its claims without losing a character", () => {
    const pieces = cutAnswer(text, claims);
    expect(pieces.map((piece) => piece.text).join("")).toBe(text);
    expect(pieces.filter((piece) => piece.kind === "claim").map((piece) => piece.text)).toEqual([
      "4,200.00",
      "4,500.00",
      "About half",
    ]);
  });

  it("survives claims that overlap or point outside", () => {
    const first = must(claims[0]);
    const odd = [
      ...claims,
      { ...first, start: 18, end: 22 },
      { ...first, start: 9_000, end: 9_003 },
    ];
    expect(cutAnswer(text, odd)).toEqual(cutAnswer(text, claims));
  });

  it("marks a name wherever it is said again, and counts it once", () => {
    const said = "GPT-4 beats GPT-4o; see GPT-4 (INV.1+2), INV.1+2.";
    const name = (text: string, start: number): Claim => ({
      ...must(claims[0]),
      kind: "name",
      text,
      start,
      end: start + text.length,
    });
    const named = [name("GPT-4", 0), name("INV.1+2", 31)];
    const pieces = cutAnswer(said, named);
    expect(pieces.map((piece) => piece.text).join("")).toBe(said);
    expect(
      pieces.flatMap((piece) => (piece.kind === "claim" ? [[piece.text, piece.number]] : [])),
    ).toEqual([
      ["GPT-4", 1],
      ["GPT-4", 1],
      ["INV.1+2", 2],
      ["INV.1+2", 2],
    ]);
    expect(numberedClaims(said, named)).toEqual(named);
  });

  it("is cut at once, however many names it says, and names that are none mark nothing", () => {
    const words = Array.from({ length: 5_000 }, (_, index) => `name${index}`);
    let at = 0;
    const named = words.map((text): Claim => {
      const start = at;
      at += text.length + 1;
      return { ...must(claims[0]), kind: "name", text, start, end: start + text.length };
    });
    const empty: Claim = { ...must(named[0]), text: "", start: at - 5, end: at - 1 };
    const said = `${words.join(" ")} and name7 ${"x".repeat(300)}`;
    const began = performance.now();
    const pieces = cutAnswer(said, [...named, empty]);
    expect(performance.now() - began).toBeLessThan(5_000);
    expect(pieces.map((piece) => piece.text).join("")).toBe(said);
    const numbers = pieces.flatMap((piece) => (piece.kind === "claim" ? [piece.number] : []));
    expect(numbers).toEqual([...words.keys()].map((index) => index + 1).concat(8));
  });

  it("counts its marks and finds the evidence of a claim", () => {
    expect(countMarks(claims)).toMatchObject({ verified: 1, computed: 1, unsupported: 1, seen: 0 });
    expect(claims.map((claim) => evidenceOf(claim, evidence))).toEqual([null, 0, null]);
  });
});

describe("a selection", () => {
  const { claims, evidence } = must(whole.summary);

  it("points at the claim's own place, or at what a cell read", () => {
    const lines = [1, 2, 3].map((number) =>
      placesOf({ kind: "claim", number }, whole, claims, evidence).map(({ line }) => line),
    );
    expect(lines).toEqual([[], [5], []]);
    expect(
      placesOf({ kind: "span", id: "iteration-1/cell" }, whole, claims, evidence),
    ).toHaveLength(1);
    expect(placesOf({ kind: "span", id: "gone" }, whole, claims, evidence)).toEqual([]);
    expect(placesOf({ kind: "evidence", number: 1 }, whole, claims, evidence)).toEqual(evidence);
  });

  it("finds the cell that printed a value, however it is written", () => {
    const computed = must(claims[0]);
    const cellOf = (text: string) => selectLineage(whole, { ...computed, text })?.cell?.spanId;
    expect(cellOf(computed.text)).toBe("iteration-4/cell");
    expect(cellOf("EUR 4,200.00")).toBe("iteration-4/cell");
    expect(cellOf("420")).toBeUndefined();
    expect(cellOf("no figure")).toBeUndefined();
  });
});

describe("finding a step", () => {
  const steps = flattenSteps(selectSteps(whole));

  it("looks into code, output and searches", () => {
    const hits = (words: string) => findInSteps(steps, words).map(({ step }) => step.id);
    expect(hits("LLM_QUERY_batched")).toEqual(["iteration-2/cell"]);
    expect(hits("repair of pump")).toEqual(["iteration-1/cell"]);
    expect(hits("nowhere to be found")).toEqual([]);
  });

  it("titles an iteration by its first comment, where there is one", () => {
    expect(selectSteps(whole).map(iterationTitle)).toEqual([
      "Look at the rows first",
      null,
      null,
      null,
    ]);
  });
});

describe("deep and strange logs", () => {
  const bare: Omit<
    TraceEvent & { type: "iteration-start" },
    "seq" | "at" | "spanId" | "parentSpanId"
  > = {
    type: "iteration-start",
    name: "iteration",
  };
  const iterations = (parents: readonly (number | null)[]): Timeline =>
    extendTimeline(
      "r1",
      emptyTimeline,
      parents.map(
        (parent, seq): TraceEvent => ({
          ...bare,
          seq,
          at: seq,
          spanId: `i${seq}`,
          parentSpanId: parent === null ? null : `i${parent}`,
        }),
      ),
    );

  it("nest 20,000 levels deep without running out of stack, and add up once", () => {
    const deep = iterations(
      Array.from({ length: 20_000 }, (_, index) => (index === 0 ? null : index - 1)),
    );
    const steps = selectSteps(deep);
    const flat = flattenSteps(steps);
    expect(steps).toHaveLength(1);
    expect(flat.at(-1)?.depth).toBe(19_999);
    expect(flat.reverse().map(totalsOf).at(-1)?.modelCalls).toBe(0);
  });

  it("hang on each other in a circle: each is drawn once", () => {
    const circle = iterations([1, 2, 0, null]);
    expect(
      flattenSteps(selectSteps(circle))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(["i0", "i1", "i2", "i3"]);
  });
});
