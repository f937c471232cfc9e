import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSettled, tally } from "@/lib/courtroom/jury";
import { vote } from "@/lib/trace/court";
import {
  plainRule,
  totalOf,
  type UnderRule,
  underRule,
  type VotePattern,
  whatIf,
} from "@/lib/trace/what-if";

const signs = { G: "guilty", N: "not-guilty", A: "abstain", F: "failed", S: "spared" } as const;

/** `GGNAS`: a sign for each seat. */
function pattern(votes: string, changes: Partial<VotePattern> = {}): VotePattern {
  return {
    votes: [...votes].map((sign) => signs[sign as keyof typeof signs]),
    ...{ byConcession: false, quorum: 3, state: "notice", decision: "undecided", cases: 1 },
    ...changes,
  };
}

describe("votes counted by another rule", () => {
  test.each<[string, number, Partial<VotePattern>, UnderRule]>([
    ["GGGNN", 3, {}, "sent"],
    ["GGGNN", 4, {}, "withheld"],
    ["GGGNN", 2, {}, "sent"],
    ["GGNNN", 2, { state: "acquitted" }, "unruled"],
    ["GGNNN", 3, { state: "acquitted" }, "withheld"],
    // A jury that stopped early: two votes are missing.
    ["GGGSS", 3, {}, "sent"],
    ["GGGSS", 4, {}, "unheard"],
    ["GGGSS", 5, {}, "unheard"],
    ["GNNSS", 5, { state: "acquitted" }, "withheld"],
    ["GNNSS", 2, { state: "acquitted" }, "unheard"],
    ["NNNSS", 1, { state: "acquitted" }, "unheard"],
    // The judge has ruled, whatever sent the case there.
    ["GGGGG", 5, { state: "overturned" }, "withheld"],
    ["GGGSS", 5, { state: "dismissed" }, "withheld"],
    // The defense gave in, and one juror agreed.
    ["SSSGS", 4, { byConcession: true }, "sent"],
    ["SSSGS", 5, { byConcession: true }, "unheard"],
    // Without a quorum nothing is judged.
    ["GGFFF", 2, { state: "no-quorum" }, "withheld"],
    ["GGFFF", 2, { state: "no-quorum", quorum: 2 }, "unruled"],
    ["GGGNN", 3, { state: "failed" }, "unruled"],
  ])("%s with %i needed, %j: %s", (votes, needed, changes, expected) => {
    expect(underRule(pattern(votes, changes), plainRule(5, needed))).toBe(expected);
  });

  test("without a juror its vote is as if it had no seat", () => {
    const without = (seat: number, needed: number) => ({
      weights: [1, 1, 1, 1, 1].map((weight, at) => (at === seat ? 0 : weight)),
      needed,
    });
    expect(underRule(pattern("GGGNN"), without(0, 3))).toBe("withheld");
    expect(underRule(pattern("GGGNN"), without(4, 3))).toBe("sent");
    expect(underRule(pattern("SSSGS", { byConcession: true }), without(3, 3))).toBe("unheard");
    expect(underRule(pattern("SSSGS", { byConcession: true }), without(0, 3))).toBe("sent");
  });

  test("weights add up without rounding errors", () => {
    const tenths = { weights: [0.1, 0.2, 0.3, 0.3, 0.1], needed: 0.6 };
    expect(underRule(pattern("GGGNN"), tenths)).toBe("sent");
    expect(underRule(pattern("GGNNG"), tenths)).toBe("withheld");
  });
});

test("every case is counted once, by hand", () => {
  const patterns = [
    pattern("GGGGN", { decision: "accepted", cases: 9 }),
    pattern("GGGNN", { decision: "declined", cases: 5 }),
    pattern("GGGNA", { decision: "accepted", cases: 2 }),
    pattern("GGGSS", { decision: "undecided", cases: 4 }),
    pattern("GGNNN", { state: "acquitted", cases: 20 }),
    pattern("GNNSS", { state: "acquitted", cases: 7 }),
    pattern("GGGGG", { state: "overturned", cases: 3 }),
  ];
  expect(whatIf(patterns, plainRule(5, 4))).toEqual({
    before: { accepted: 11, declined: 5, undecided: 4 },
    kept: { accepted: 9, declined: 0, undecided: 0 },
    lost: { accepted: 2, declined: 5, undecided: 0 },
    ...{ uncertain: 4, unruled: 0, unheard: 0 },
  });
  expect(whatIf(patterns, plainRule(5, 2))).toMatchObject({
    kept: { accepted: 11, declined: 5, undecided: 4 },
    ...{ uncertain: 0, unruled: 20, unheard: 7 },
  });
});

const juries = fc
  .array(fc.constantFrom(...vote.options, "failed" as const), { minLength: 1, maxLength: 9 })
  .chain((votes) =>
    fc.record({
      votes: fc.constant(votes),
      needed: fc.integer({ min: 1, max: votes.length }),
      other: fc.integer({ min: 1, max: votes.length }),
      quorum: fc.integer({ min: 1, max: votes.length }),
      asked: fc.integer({ min: 0, max: votes.length }),
    }),
  );
type Given = VotePattern["votes"][number];
const juror = (given: Given, index: number) =>
  given === "failed" || given === "spared"
    ? { failed: true as const, juror: index + 1 }
    : {
        ...{ stage: "juror" as const, juror: index + 1, lens: "none", reasons: "", findings: [] },
        ...{ vote: given, overwritten: false, injectionSeen: false },
      };

test("it comes to what the court itself would have come to, or says that it does not know", () => {
  fc.assert(
    fc.property(juries, ({ votes, needed, other, quorum, asked }) => {
      const rulesOf = (count: number) => ({
        jurors: votes.map(() => ({})),
        vote: { needed: count },
        quorum,
      });
      const heard = votes.slice(0, asked).map(juror);
      fc.pre(asked === votes.length || isSettled(heard, rulesOf(needed)));
      const outcomeBy = (count: number) =>
        tally(votes.map(juror), rulesOf(count), { exhibits: [], stoppedEarly: null }).outcome;
      const state = outcomeBy(needed) === "to-judge" ? "notice" : "acquitted";
      const recorded: VotePattern = {
        votes: votes.map((one, seat) => (seat < asked ? one : "spared")),
        ...{ byConcession: false, quorum, state, decision: "undecided", cases: 1 },
      };
      const found = underRule(recorded, plainRule(votes.length, other));
      const isSent = outcomeBy(other) === "to-judge";
      if (found === "unheard") expect(asked).toBeLessThan(votes.length);
      else expect(found).toBe(isSent ? (state === "notice" ? "sent" : "unruled") : "withheld");
      const own = underRule(recorded, plainRule(votes.length, needed));
      expect(own).toBe(state === "notice" ? "sent" : "withheld");
    }),
    { numRuns: 1_000 },
  );
});

test("a stricter rule never sends more, and nothing gets lost between the columns", () => {
  const some = fc.array(
    fc.record({
      votes: fc.array(fc.constantFrom(...Object.values(signs)), { minLength: 5, maxLength: 5 }),
      byConcession: fc.boolean(),
      quorum: fc.integer({ min: 1, max: 5 }),
      state: fc.constantFrom("notice" as const, "acquitted" as const, "overturned" as const),
      decision: fc.constantFrom("accepted" as const, "declined" as const, "undecided" as const),
      cases: fc.integer({ min: 1, max: 9 }),
    }),
  );
  fc.assert(
    fc.property(some, (patterns) => {
      let before = Number.POSITIVE_INFINITY;
      for (const needed of [1, 2, 3, 4, 5]) {
        const found = whatIf(patterns, plainRule(5, needed));
        const sent = totalOf(found.kept);
        expect(sent).toBeLessThanOrEqual(before);
        expect(sent + totalOf(found.lost) + found.uncertain).toBe(totalOf(found.before));
        before = sent;
      }
    }),
  );
});
