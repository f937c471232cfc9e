import { expect, test } from "vitest";
import type { Claim, ClaimMark } from "@/lib/trace/event";
import { compareAnswers } from "./compare-answers";

function answered(
  text: string,
  claims: readonly [kind: Claim["kind"], text: string, mark?: ClaimMark][],
) {
  return {
    answer: { text, forced: false, abstained: false },
    claims: claims.map(([kind, said, mark = "verified"]): Claim => {
      const start = text.indexOf(said);
      return { kind, text: said, mark, start, end: start + said.length, places: [] };
    }),
  };
}

test("a value in another's place is changed, not gone and come", () => {
  const change = compareAnswers(
    answered("37 rows cost 386.", [
      ["number", "37"],
      ["number", "386"],
    ]),
    answered("38 rows cost 386.", [
      ["number", "38"],
      ["number", "386"],
    ]),
  );
  expect(change.changed.map(({ a, b }) => [a.text, b.text])).toEqual([["37", "38"]]);
  expect([change.gone, change.come, change.isSame]).toEqual([[], [], false]);
});

test("what is no longer said, and what is new, keeps its kind", () => {
  const { gone, come, changed } = compareAnswers(
    answered("Due on 3 May, says “in full”.", [
      ["date", "3 May"],
      ["quote", "in full"],
    ]),
    answered("Due to ACME in full.", [["name", "ACME"]]),
  );
  expect(gone.map(({ text }) => text)).toEqual(["3 May", "in full"]);
  expect(come.map(({ text }) => text)).toEqual(["ACME"]);
  expect(changed).toEqual([]);
});

test("the same words with another mark are not the same answer", () => {
  const change = compareAnswers(
    answered("12 units", [["number", "12", "computed"]]),
    answered("12 units", [["number", "12", "unsupported"]]),
  );
  expect(change.marked.map(({ a, b }) => [a.mark, b.mark])).toEqual([["computed", "unsupported"]]);
  expect(change.isSame).toBe(false);
});

test("a claim that is made twice is matched twice", () => {
  const twice = answered("5 and 5", [
    ["number", "5"],
    ["number", "5"],
  ]);
  expect(compareAnswers(twice, twice)).toMatchObject({ isSame: true, gone: [], come: [] });
  expect(compareAnswers(twice, answered("5", [["number", "5"]])).gone).toHaveLength(1);
});
