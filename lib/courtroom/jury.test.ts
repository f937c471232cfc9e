import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  findingsOf,
  isSettled,
  type JurorOutcome,
  ruleInWords,
  tally,
  voteOf,
} from "@/lib/courtroom/jury";
import { finding, type Vote, vote } from "@/lib/trace/court";
import type { CourtRules, Lens } from "@/lib/trace/court-rules";
import { askingOrder, firstAsked, neededVotes } from "@/lib/trace/jury-rule";

type Given = Vote | "failed";
const given: readonly Given[] = [...vote.options, "failed"];

const rulesOf = (count: number, rule: CourtRules["vote"], quorum = 3) => ({
  jurors: Array.from({ length: count }, () => ({})),
  vote: rule,
  quorum,
});

const outcomeOf = (one: Given, index: number): JurorOutcome =>
  one === "failed"
    ? { failed: true, juror: index + 1 }
    : {
        ...{ stage: "juror", juror: index + 1, lens: "none", reasons: "Because.", vote: one },
        ...{ overwritten: false, injectionSeen: false },
        findings: [
          {
            exhibit: "E1",
            finding: one === "guilty" ? "wrong" : one === "not-guilty" ? "fine" : "unclear",
          },
        ],
      };

const tallyOf = (votes: readonly Given[], rules: ReturnType<typeof rulesOf>) =>
  tally(votes.map(outcomeOf), rules, { exhibits: ["E1"], stoppedEarly: null });

/** Every way in which so many jurors can vote. */
function splits(count: number): Given[][] {
  if (count === 0) return [[]];
  return splits(count - 1).flatMap((rest) => given.map((one) => [one, ...rest]));
}

describe("guilty votes that are needed", () => {
  test.each<[CourtRules["vote"], readonly number[]]>([
    ["three-of-five", [1, 2, 2, 3, 3, 4, 5, 5, 6, 6, 7, 8, 8, 9, 9]],
    ["simple-majority", [1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8]],
    ["unanimous", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]],
    [{ needed: 4 }, [1, 2, 3, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4]],
    [{ needed: 1 }, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]],
  ])("%j, of one to fifteen jurors", (rule, expected) => {
    expect(expected.map((_, index) => neededVotes(rulesOf(index + 1, rule)))).toEqual(expected);
    expect(ruleInWords(rulesOf(5, rule))).toBe(`${expected[4]} of 5`);
  });
});

test("findings come to a vote", () => {
  const all = finding.options.map((one) => ({ finding: one }));
  expect(voteOf(all)).toBe("guilty");
  expect(voteOf([{ finding: "fine" }, { finding: "fine" }])).toBe("not-guilty");
  expect(voteOf([{ finding: "fine" }, { finding: "unclear" }])).toBe("abstain");
  expect(voteOf([])).toBe("abstain");
});

test("a juror has one finding for each exhibit, whatever it repeats, forgets or invents", () => {
  const replied = [
    { id: "E1", finding: "wrong" as const },
    { id: "E1", finding: "wrong" as const },
    { id: "E2", finding: "wrong" as const },
    { id: "E2", finding: "fine" as const },
    { id: "E9", finding: "wrong" as const },
  ];
  expect(findingsOf(replied, ["E1", "E2", "E3"])).toEqual([
    { exhibit: "E1", finding: "wrong" },
    { exhibit: "E2", finding: "unclear" },
    { exhibit: "E3", finding: "unclear" },
  ]);
});

describe("every split of five votes under every rule", () => {
  test.each<[CourtRules["vote"], number]>([
    ["three-of-five", 3],
    ["simple-majority", 3],
    ["unanimous", 3],
    [{ needed: 1 }, 3],
    [{ needed: 2 }, 1],
    [{ needed: 4 }, 5],
    ["three-of-five", 15],
  ])("%j with a quorum of %i", (rule, quorum) => {
    const rules = rulesOf(5, rule, quorum);
    for (const votes of splits(5)) {
      const { votes: counted, outcome, needed } = tallyOf(votes, rules);
      const of = (one: Given) => votes.filter((each) => each === one).length;
      expect(counted).toEqual({
        guilty: of("guilty"),
        notGuilty: of("not-guilty"),
        abstain: of("abstain"),
        failed: of("failed"),
        spared: 0,
      });
      const usable = 5 - of("failed");
      if (usable < Math.min(quorum, 5)) expect(outcome).toBe("no-quorum");
      else expect(outcome).toBe(of("guilty") >= needed ? "to-judge" : "acquitted");
    }
  });
});

test("a small jury needs no larger quorum than itself", () => {
  expect(tallyOf(["not-guilty"], rulesOf(1, "three-of-five")).outcome).toBe("acquitted");
  expect(tallyOf(["guilty"], rulesOf(1, "three-of-five")).outcome).toBe("to-judge");
  expect(tallyOf(["failed"], rulesOf(1, "three-of-five")).outcome).toBe("no-quorum");
});

test("an exhibit is upheld by most of those who could judge it", () => {
  const rules = rulesOf(4, { needed: 1 }, 1);
  expect(tallyOf(["guilty", "guilty", "not-guilty", "failed"], rules).upheld).toEqual(["E1"]);
  expect(tallyOf(["guilty", "not-guilty", "failed", "failed"], rules).upheld).toEqual([]);
  expect(tallyOf(["failed", "failed", "failed", "failed"], rules).upheld).toEqual([]);
});

test("an early stop comes to what the whole jury would have, and spares nobody it needs", () => {
  const rule = fc.oneof(
    fc.constantFrom("three-of-five" as const, "simple-majority" as const, "unanimous" as const),
    fc.record({ needed: fc.integer({ min: 1, max: 15 }) }),
  );
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...given), { minLength: 1, maxLength: 15 }),
      rule,
      fc.integer({ min: 1, max: 15 }),
      (votes, vote, quorum) => {
        const rules = rulesOf(votes.length, vote, quorum);
        const whole = tallyOf(votes, rules);
        expect(firstAsked(rules)).toBeLessThanOrEqual(votes.length);
        for (let asked = 0; asked <= votes.length; asked += 1) {
          const part = votes.slice(0, asked);
          if (isSettled(part.map(outcomeOf), rules))
            expect(tallyOf(part, rules).outcome).toBe(whole.outcome);
          else expect(asked).toBeLessThan(votes.length);
          if (asked < Math.min(neededVotes(rules), firstAsked(rules)))
            expect(isSettled(part.map(outcomeOf), rules) && whole.outcome === "to-judge").toBe(
              false,
            );
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("where the defense gave in, one guilty vote is enough", () => {
  const options = { exhibits: ["E1"], stoppedEarly: "conceded", isConceded: true };
  const only = tally([outcomeOf("guilty", 3)], rulesOf(5, "three-of-five"), options);
  expect(only).toMatchObject({ outcome: "to-judge", votes: { guilty: 1, spared: 4 } });
  const late = tally([outcomeOf("guilty", 3)], rulesOf(5, "three-of-five"), {
    exhibits: ["E1"],
    stoppedEarly: "something else",
  });
  expect(late.outcome).toBe("no-quorum");
});

test("those who differ most are asked first, and everybody once", () => {
  const lenses: Lens[] = ["words", "follower", "maintainer", "proof", "owner"];
  expect(askingOrder({ jurors: lenses.map((lens) => ({ lens })) })).toEqual([3, 2, 1, 0, 4]);
  expect(askingOrder({ jurors: Array.from({ length: 15 }, () => ({})) })).toEqual(
    Array.from({ length: 15 }, (_, index) => index),
  );
});
