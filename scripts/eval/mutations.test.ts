/** The built-in engine on the mutation bench, over the real funnel and every stage of a trial. */
import { describe, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { holdTrial } from "@/lib/courtroom/testing/court-kit";
import { docketEnd } from "@/lib/server/trials/trial-cases";
import { defaultCourtRules } from "@/lib/trace/court-rules";
import { loadMutations, type MutationCase } from "./mutations/load-mutations";
import { figuresOf, formatFigures, formatProblem } from "./mutations/mutation-report";
import { type MutationScore, scoreMutation } from "./mutations/score-mutation";

const callModel = createBuiltinModel();
const scores: MutationScore[] = [];
for (const mutation of await loadMutations()) scores.push(await judge(mutation));
const figures = figuresOf(scores);
const told = `${scores.flatMap((score) => formatProblem(score) ?? []).join("\n")}\n${formatFigures(scores)}`;

async function judge(mutation: MutationCase): Promise<MutationScore> {
  const { title, body, patch, pages } = mutation;
  const held = await holdTrial(
    { title, body, patch, pages },
    { callModel, rules: defaultCourtRules },
  );
  const { funnel, view, timeline } = held;
  const state =
    funnel.state === "goes-on" && view && timeline.summary
      ? docketEnd(view, timeline.summary).state
      : funnel.state === "filtered"
        ? "filtered"
        : "not-judged";
  return scoreMutation(mutation, {
    state,
    chosen: funnel.pages.map(({ path }) => path),
    view,
    tokens: 0,
    costUsd: 0,
    wallMs: 0,
  });
}

describe("the built-in engine on changes of our own", () => {
  test("tells an owner only what is so, in 98 of 100 notices", () => {
    const { right, of } = figures.precision;
    expect(right / of, told).toBeGreaterThanOrEqual(0.98);
  });

  test("tells nine of ten owners whose page became wrong", () => {
    const { right, of } = figures.recall;
    expect(right / of, told).toBeGreaterThanOrEqual(0.9);
  });

  test("asks nobody where nothing can be wrong", () => {
    const asked = scores.filter(({ isDrift, isFunnelRight }) => !isDrift && !isFunnelRight);
    expect(asked.map(({ id }) => id)).toEqual([]);
  });

  test("shows only quotes that stand and edits that apply", () => {
    expect(scores.flatMap(({ broken }) => broken)).toEqual([]);
  });

  test("judges every change", () => {
    expect(
      scores.filter(({ judged }) => judged.state === "not-judged").map(({ id }) => id),
    ).toEqual([]);
  });
});
