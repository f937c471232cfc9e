import { describe, expect, test } from "vitest";
import { type FaultCase, right, searchFault } from "@/lib/courtroom/testing/fault-kit";
import {
  claimedIn,
  concedes,
  contests,
  exhibits,
  finds,
  holdRenamed,
  renamedOption,
  type Script,
  scriptedRoles,
} from "@/lib/courtroom/testing/scripted-court";
import { ModelCallError, type ModelRequest } from "@/lib/model/model";
import type { CourtModels, CourtRules } from "@/lib/trace/court-rules";
import type { FaultAttempt, RightRuling } from "@/lib/trace/ruling-mark";

const path = "docs/retries.md";
const inFull: Partial<CourtRules> = { earlyStop: false };
const [first, second] = exhibits;
const files = (...filed: unknown[]) => ({ decision: "charge", exhibits: filed });
const oneExhibit: Script = { prosecutor: () => files(first) };
const promptOf = ({ messages }: ModelRequest) => messages.map(({ content }) => content).join("\n");

const acquits = (request: ModelRequest) => ({
  ...{ analysis: "The page still holds.", verdict: "not-guilty", upheld: [] },
  injectionSeen: promptOf(request) === "",
});

const rebuttal = {
  exhibit: "E1",
  ground: "kept-compatible",
  quoteFrom: "change",
  quote: "maxAttempts?: number;",
  argument: "The old name is read as well.",
} as const;

const added = {
  driftType: "renamed",
  changeQuote: "retryLimit?: number;",
  docQuote: "Pass `retryLimit` to the client.",
  harm: "A reader who passes retryLimit sets an option that is ignored.",
} as const;

type Given = {
  script: Script;
  ruling: Partial<RightRuling>;
  rules?: Partial<CourtRules>;
  models?: Partial<CourtModels>;
};

async function faultOf({ script, ruling, rules = inFull, models = {} }: Given) {
  const options = { rules, models };
  const recorded = await holdRenamed(script, options);
  const live = scriptedRoles(script);
  const one: FaultCase = { given: renamedOption, path, recorded, live, rules, models };
  return { one, recorded, live, ...(await searchFault(one, right(ruling))) };
}

/** Of each attempt: what it came to. */
function told(attempts: readonly FaultAttempt[]): Record<string, string> {
  return Object.fromEntries(
    attempts.map(({ key, result }) => [
      key,
      result.status === "ended"
        ? `${result.flips ? "flips" : "stays"}: ${result.state}`
        : result.status === "skipped"
          ? result.reason
          : result.status,
    ]),
  );
}

describe("a fault that was planted in one stage is found at that stage", () => {
  const persuaded = (request: ModelRequest) =>
    promptOf(request).includes("On E1: contests")
      ? finds("fine")(request)
      : finds("wrong")(request);
  const cases: [string, Given & { stage: string; key?: string }][] = [
    [
      "the review stops what is true",
      {
        script: {
          review: () => ({ decision: "decline", declineReason: "A name only.", exhibits: [] }),
        },
        models: { review: "light" },
        ruling: { outcome: "notice" },
        stage: "review",
      },
    ],
    [
      "the prosecutor files one exhibit that misleads",
      {
        script: {
          prosecutor: () => files(first, second),
          juror: (request) => finds(claimedIn(request).includes("E2") ? "wrong" : "fine")(request),
        },
        ruling: { outcome: "no-notice" },
        stage: "exhibits",
        key: "exhibits-E2",
      },
    ],
    [
      "the prosecutor overlooks the passage",
      {
        script: { prosecutor: () => files(exhibits[2]) },
        ruling: { outcome: "notice", exhibits: { struck: [], added: [added] } },
        stage: "exhibits",
      },
    ],
    [
      "the prosecutor declines",
      {
        script: { prosecutor: () => ({ decision: "decline", declineReason: "Nothing." }) },
        ruling: { outcome: "notice", exhibits: { struck: [], added: [added] } },
        stage: "exhibits",
      },
    ],
    [
      "the defense misses what speaks for the page",
      {
        script: {
          ...oneExhibit,
          defense: concedes,
          juror: (request) =>
            finds(promptOf(request).includes(rebuttal.argument) ? "fine" : "wrong")(request),
        },
        ruling: { outcome: "no-notice", sound: ["exhibits"], rebuttals: [rebuttal] },
        stage: "defense",
      },
    ],
    [
      "the defense talks the jury out of what is true",
      {
        script: { ...oneExhibit, defense: contests, juror: persuaded },
        ruling: { outcome: "notice" },
        stage: "defense",
      },
    ],
    [
      "the jury votes against all that it was shown",
      {
        script: { ...oneExhibit, juror: finds("fine") },
        ruling: { outcome: "notice" },
        stage: "jury",
      },
    ],
    [
      "one juror too many is wrong, and the person says which",
      {
        script: {
          ...oneExhibit,
          juror: (request) =>
            finds(/word by word|maintain/.test(promptOf(request)) ? "wrong" : "fine")(request),
        },
        ruling: { outcome: "notice", votes: [4, 5].map((juror) => ({ juror, vote: "guilty" })) },
        stage: "jury",
      },
    ],
    [
      "the judge overturns what the jury found",
      {
        script: { ...oneExhibit, judge: acquits },
        ruling: { outcome: "notice" },
        stage: "judgment",
      },
    ],
    [
      "the judge writes the wrong edit",
      {
        script: oneExhibit,
        ruling: {
          outcome: "notice",
          edit: {
            oldText: "Pass `retryLimit` to the client.",
            newText: "Pass `maxAttempts`, which counts the first attempt, to the client.",
          },
        },
        stage: "edits",
      },
    ],
  ];
  test.each(cases)("%s", async (_what, { stage, key = stage, ...given }) => {
    const { fault, attempts, held } = await faultOf(given);
    expect(fault, JSON.stringify(told(attempts))).toMatchObject({ kind: "found", stage, key });
    const ending = held.get(key)?.view?.cases.find((one) => one.path === path)?.ending?.state;
    expect(ending === "notice").toBe(given.ruling.outcome === "notice");
  });
});

describe("no stage is named", () => {
  test("where two stages are wrong, and neither alone flips the outcome", async () => {
    const script = { ...oneExhibit, defense: concedes, juror: finds("fine"), judge: acquits };
    const { fault, attempts } = await faultOf({
      script,
      ruling: { outcome: "notice", sound: ["exhibits"] },
    });
    expect(told(attempts)).toEqual({
      exhibits: "sound",
      defense: "as-it-should",
      jury: "stays: overturned",
      judgment: "not-reached",
    });
    expect(fault).toEqual({ kind: "none", untried: [] });
  });

  test("before a quote that could take a stage's place is given; that stage is told as untried", async () => {
    const { fault, attempts } = await faultOf({
      script: { ...oneExhibit, defense: concedes, juror: finds("fine"), judge: acquits },
      ruling: { outcome: "notice" },
    });
    expect(told(attempts)).toMatchObject({ exhibits: "needs-quote" });
    expect(fault).toEqual({ kind: "none", untried: ["exhibits"] });
  });
});

describe("a model that errs is told", () => {
  const given = {
    script: { ...oneExhibit, defense: concedes },
    ruling: { outcome: "no-notice", sound: ["exhibits"], rebuttals: [rebuttal] },
  } satisfies Given;
  const gone = new ModelCallError({ code: "unreachable", message: "No answer.", attempts: 3 });

  test("and not taken for a stage that changes nothing", async () => {
    const { one } = await faultOf(given);
    const live = scriptedRoles({ ...given.script, juror: () => gone });
    const { attempts, fault } = await searchFault({ ...one, live }, right(given.ruling));
    const defense = attempts.find(({ stage }) => stage === "defense");
    expect(defense?.result).toMatchObject({ status: "failed", message: /5 jurors/ });
    expect(fault).toMatchObject({ kind: "found", stage: "jury", untried: ["defense"] });
  });

  test("also where the rest of the jury still comes to a ruling", async () => {
    const { one } = await faultOf(given);
    let asked = 0;
    const live = scriptedRoles({
      ...given.script,
      juror: (request) => {
        asked += 1;
        return asked === 1 ? gone : finds("fine")(request);
      },
    });
    const { attempts } = await searchFault({ ...one, live }, right(given.ruling));
    expect(attempts.find(({ stage }) => stage === "defense")?.result).toMatchObject({
      status: "ended",
      flips: true,
      failures: [expect.stringMatching(/^Juror \d: No answer/)],
    });
  });
});

test("what follows a stage alone is asked anew, no more calls than announced, and warm ones are named", async () => {
  const { attempts } = await faultOf({
    script: { prosecutor: () => files(first, second) },
    ruling: { outcome: "no-notice" },
  });
  const calls = Object.fromEntries(
    attempts.map(({ key, mostCalls, result }) => [
      key,
      result.status === "ended" ? { mostCalls, ...result.calls } : result.status,
    ]),
  );
  expect(calls).toMatchObject({
    "exhibits-E1": { mostCalls: 14, live: 8, random: 8, temperature: 0.9 },
    exhibits: { mostCalls: 0, live: 0, recorded: 1, random: 0, temperature: null },
    defense: "skipped",
    jury: { mostCalls: 0, live: 0, replaced: 5 },
    judgment: { mostCalls: 0, live: 0, replaced: 1 },
  });
});

test("a search that was cut off goes on with the attempt that it was at", async () => {
  const given: Given = {
    script: { prosecutor: () => files(first, second) },
    ruling: { outcome: "no-notice" },
  };
  const whole = await faultOf(given);
  for (const known of whole.kept) {
    const resumed = await searchFault(whole.one, right(given.ruling));
    const ended = known.filter(({ result }) => result.status === "ended").length;
    const again = await searchFault(whole.one, right(given.ruling), { known });
    expect(again.attempts).toEqual(resumed.attempts);
    expect(again.held.size).toBe(resumed.held.size - ended);
  }
});

test("a cancellation leaves what was not tried, and a later search tries it", async () => {
  const cancel = new AbortController();
  const given: Given = {
    script: { prosecutor: () => files(first, second) },
    ruling: { outcome: "no-notice" },
  };
  const { one } = await faultOf(given);
  const keep = async (attempts: readonly FaultAttempt[]) => {
    if (attempts[0]?.result.status === "ended") cancel.abort();
  };
  const cut = await searchFault(one, right(given.ruling), {
    ports: { cancelled: cancel.signal, keep },
  });
  expect(Object.values(told(cut.attempts)).filter((how) => how === "waiting")).toHaveLength(4);
  expect(cut.fault).toEqual({ kind: "open" });
  const rest = await searchFault(one, right(given.ruling), { known: cut.attempts });
  expect(rest.fault).toMatchObject({ kind: "found", stage: "exhibits" });
  expect(rest.held.has("exhibits-E1")).toBe(false);
});

test("what is struck has no twin that stands in its place", async () => {
  const { attempts, recorded } = await faultOf({
    script: { prosecutor: () => files(first, first) },
    ruling: { outcome: "no-notice" },
  });
  expect(recorded.view?.exhibits.map(({ standing }) => standing)).toEqual(["stands", "rejected"]);
  expect(told(attempts)).toMatchObject({ exhibits: "flips: no-case" });
});

test("a juror that failed on record fails again where the stage comes after it", async () => {
  const gone = new ModelCallError({ code: "unreachable", message: "No answer.", attempts: 3 });
  const script: Script = {
    ...oneExhibit,
    juror: (request) =>
      promptOf(request).includes("word by word") ? gone : finds("wrong")(request),
    judge: acquits,
  };
  const { one, recorded } = await faultOf({ script, ruling: { outcome: "notice" } });
  const ruled = recorded.view?.cases.find((found) => found.path === path);
  expect(ruled?.jury?.result?.votes.failed).toBe(1);
  const live = scriptedRoles({ ...script, juror: finds("wrong") });
  const again = await searchFault({ ...one, live }, right({ outcome: "notice" }));
  const judgment = again.held.get("judgment")?.view?.cases.find((found) => found.path === path);
  expect(judgment?.jury?.result?.votes.failed).toBe(1);
  expect(again.attempts.find(({ key }) => key === "judgment")?.result).toMatchObject({
    flips: true,
    calls: { live: 0 },
  });
});

test("whoever is asked after a stage is not told that it was replaced, nor what is right", async () => {
  const rounds = { earlyStop: false, debateRounds: 1 };
  const answers = { answers: [{ exhibit: "E1", keeps: true, argument: "It is gone." }] };
  const prosecutor = (request: ModelRequest) =>
    promptOf(request).includes("<<DEFENSE") ? answers : files(first);
  const script: Script = { ...oneExhibit, prosecutor, juror: finds("fine"), judge: acquits };
  const { one } = await faultOf({ script, ruling: { outcome: "notice" }, rules: rounds });
  const live = scriptedRoles({ ...script, juror: finds("wrong") });
  await searchFault({ ...one, live }, right({ outcome: "notice", note: "The secret note." }));
  expect(live.requests.map(({ role }) => role)).toContain("judge");
  expect(live.requests.map(({ role }) => role)).toContain("juror");
  for (const request of live.requests)
    expect(promptOf(request)).not.toMatch(/person who called|should have voted|secret note/);
});

test("one page's case leaves the others as they were", async () => {
  const { held } = await faultOf({ script: {}, ruling: { outcome: "no-notice" } });
  for (const { view } of held.values())
    expect(view?.cases.find((one) => one.path === "docs/start.md")?.ending?.state).toBe("notice");
});
