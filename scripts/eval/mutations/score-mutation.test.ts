import { describe, expect, test } from "vitest";
import { holdTrial } from "@/lib/courtroom/testing/court-kit";
import { scriptedModel } from "@/lib/model/scripted-model";
import { loadMutations, type MutationCase } from "./load-mutations";
import { figuresOf, formatFigures, formatProblem, isRight } from "./mutation-report";
import { oracleModel } from "./oracle-model";
import { type Judged, type MutationScore, scoreMutation } from "./score-mutation";

const cases = await loadMutations();
const drifts = cases.filter(({ wrong }) => wrong.length > 0);

async function judge(mutation: MutationCase, callModel = oracleModel(mutation)) {
  const { funnel, view } = await holdTrial(mutation, { callModel });
  const judged: Judged = {
    state: funnel.state === "goes-on" ? "tried" : funnel.state,
    chosen: funnel.pages.map(({ path }) => path),
    view,
    tokens: 0,
    costUsd: 0,
    wallMs: 0,
  };
  return scoreMutation(mutation, judged);
}

const known = (id: string) => {
  const found = cases.find((mutation) => mutation.id === id);
  if (!found) throw new Error(`The bench has no case ${id}.`);
  return found;
};

describe("with a model that knows the labels", () => {
  const scores: Promise<MutationScore[]> = Promise.all(drifts.map((mutation) => judge(mutation)));

  test("only the funnel and the choice of pages lose a passage", async () => {
    const lost = (await scores)
      .flatMap(({ id, passages }) => passages.map(({ reached }) => `${id}: ${reached}`))
      .filter((line) => !/: (?:found|funnel|evidence)$/.test(line));
    expect(lost).toEqual([]);
  });

  test("every notice is right, typed, put right, and quotes nothing besides", async () => {
    const problems = (await scores).flatMap(({ id, passages, notices, broken }) => [
      ...passages
        .filter(({ reached, isTyped, isEdited }) => reached === "found" && !(isTyped && isEdited))
        .map(({ passage }) => `${id}: ${passage.text}`),
      ...notices.filter(({ isRight: right, strays }) => !right || strays.length > 0).map(() => id),
      ...broken,
    ]);
    expect(problems).toEqual([]);
  });
});

describe("a score", () => {
  const mutation = known("gatehouse-trust-renamed");

  test("tells where a passage was lost", async () => {
    const declining = scriptedModel(() =>
      JSON.stringify({ decision: "decline", declineReason: "Nothing.", exhibits: [] }),
    );
    const score = await judge(mutation, declining);
    expect(score.passages.map(({ reached }) => reached)).toEqual(["prosecutor", "prosecutor"]);
    expect(isRight(score)).toBe(false);
    expect(formatProblem(score)).toContain("lost at the prosecutor: docs/configuration.md");
  });

  test("counts a notice on a trap as a false alarm, and on a wrong page for other words", async () => {
    const trap = known("gatehouse-first-hop");
    const stray = {
      page: "docs/configuration.md",
      text: "Everything is set by environment variables.",
      gone: ["Everything is set by environment variables."],
      there: [],
    };
    const alarmed = await judge(trap, oracleModel({ ...trap, wrong: [stray], kind: "removed" }));
    expect(alarmed.notices).toEqual([{ path: stray.page, isRight: false, strays: [stray.text] }]);
    const beside = await judge(mutation, oracleModel({ ...mutation, wrong: [stray] }));
    expect(beside.notices.map((notice) => notice.isRight)).toEqual([false]);
    const figures = figuresOf([alarmed, beside, await judge(mutation)]);
    expect(figures.precision).toEqual({ right: 1, of: 3 });
    expect(figures.recall).toEqual({ right: 1, of: 2 });
    expect(figures.quiet).toEqual({ right: 0, of: 1 });
    expect(formatFigures([alarmed])).toContain("precision of notices               0 of 1");
  });

  test("an edit has to say what the change says", async () => {
    const wrong = mutation.wrong.map((passage) => ({ ...passage, there: [] }));
    const score = await judge(mutation, oracleModel({ ...mutation, wrong }));
    expect(score.passages.map(({ reached }) => reached)).toEqual(["found", "found"]);
    expect(score.passages.some(({ isEdited }) => isEdited)).toBe(false);
  });
});
