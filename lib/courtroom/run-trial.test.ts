import { createTwoFilesPatch } from "diff";
import { expect, test } from "vitest";
import { holdTrial, type TrialOptions } from "@/lib/courtroom/testing/court-kit";
import type { ModelRequest } from "@/lib/model/model";
import { scriptedModel } from "@/lib/model/scripted-model";
import { createMemoryEventLog } from "@/lib/store/memory-event-log";

const before = `export type RetryOptions = {\n  /** Retries after the first attempt. */\n  retryLimit?: number;\n};\n\nexport const defaults = {\n  retryLimit: 5,\n};\n`;
const after = `export type RetryOptions = {\n  /** Attempts in all, the first one included. */\n  maxAttempts?: number;\n};\n\nexport const defaults = {\n  maxAttempts: 3,\n};\n`;
const page = `# Retries\n\n## Limit the number of retries\n\nTo cap retries, pass \`retryLimit\` to the client.\n\nBy default a failed request is retried 5 times with an exponential pause.\n`;
const given = {
  title: "Rename retryLimit to maxAttempts and count the first attempt",
  patch: createTwoFilesPatch("a/src/retry.ts", "b/src/retry.ts", before, after),
  pages: [
    { path: "docs/retries.md", text: page },
    { path: "docs/other.md", text: "# Other\n\nNothing of it.\n" },
  ],
};

const exhibit = {
  doc: "docs/retries.md",
  driftType: "renamed",
  changeQuote: "retryLimit?: number;",
  docQuote: "pass `retryLimit` to the client",
  before: "the option is retryLimit",
  after: "the option is maxAttempts",
  harm: "A reader who passes retryLimit sets an option that is ignored.",
};

const guilty = (_request: ModelRequest) => ({
  reasons: "The option is gone from the type, and the page teaches it.",
  exhibits: [{ id: "E1", finding: "wrong" }],
  vote: "guilty",
  injectionSeen: false,
});

const judgment = {
  analysis: "The name left the type; nothing keeps it.",
  verdict: "guilty",
  upheld: ["E1"],
  title: "Retries: the option has a new name",
  sentence: "The change renamed retryLimit to maxAttempts; the page still passes the old name.",
  edits: [
    {
      exhibits: ["E1"],
      oldText: "To cap retries, pass `retryLimit` to the client.",
      newText: "To cap attempts, pass `maxAttempts` to the client.",
    },
  ],
};

type Script = Partial<Record<ModelRequest["role"], (request: ModelRequest) => unknown>>;

const honest: Script = {
  prosecutor: () => ({ decision: "charge", exhibits: [exhibit] }),
  defense: () => ({
    mainArgument: "A compiler would tell.",
    challenges: [
      {
        exhibit: "E1",
        stance: "contest",
        ground: "still-true",
        quoteFrom: "doc",
        quote: "To cap retries",
        argument: "Retries can still be capped.",
      },
    ],
  }),
  juror: guilty,
  judge: () => judgment,
};

function hold(script: Script, options: Omit<TrialOptions, "callModel"> = {}) {
  const roles = { ...honest, ...script };
  return holdTrial(given, {
    ...options,
    callModel: scriptedModel(async (request) => {
      const reply = roles[request.role]?.(request);
      return typeof reply === "string" ? reply : JSON.stringify(reply);
    }),
  });
}

test("a renamed option goes from the charge to a notice with an edit that applies", async () => {
  const { view, result } = await hold({});
  const [only] = view?.cases ?? [];
  expect(view?.exhibits.map(({ standing }) => standing)).toEqual(["stands"]);
  expect(only?.ending).toMatchObject({ state: "notice", path: "docs/retries.md" });
  expect(only?.edits?.result?.edits).toMatchObject([{ applies: true, reason: null }]);
  expect(only?.edits?.result?.notice).toEqual({
    title: judgment.title,
    sentence: judgment.sentence,
  });
  expect(result?.outcome).toEqual({ status: "ok" });
});

test("quotes are placed in patch and page, to the character", async () => {
  const { view } = await hold({});
  const [found] = view?.exhibits ?? [];
  const { changePlace, docPlace } = found ?? {};
  expect(given.patch.slice(changePlace?.start, changePlace?.end)).toBe(exhibit.changeQuote);
  expect(page.slice(docPlace?.start, docPlace?.end)).toBe(exhibit.docQuote);
  expect(changePlace).toMatchObject({ side: "removed", file: "src/retry.ts", fileLine: 3 });
  expect(docPlace?.line).toBe(5);
  expect(found?.headings).toEqual(["Retries", "Limit the number of retries"]);
});

test("a quote that stands nowhere is sent back once, then set apart with its reason, and nobody judges it", async () => {
  const { view, requests } = await hold({
    prosecutor: () => ({
      decision: "charge",
      exhibits: [{ ...exhibit, docQuote: "pass retryCount to the client" }],
    }),
  });
  expect(requests.map(({ role }) => role)).toEqual(["prosecutor", "prosecutor"]);
  expect(requests[1]?.messages.at(-1)?.content).toContain("does not stand in the page");
  expect(view?.exhibits[0]).toMatchObject({
    standing: "rejected",
    reason: "The page's quote does not stand in the page, word for word.",
  });
  expect(view?.cases).toEqual([]);
});

test("a declined case ends without a defense, and says what came closest", async () => {
  const { view, result, requests } = await hold({
    prosecutor: () => ({ decision: "decline", declineReason: "An alias keeps it working." }),
  });
  expect(requests).toHaveLength(1);
  expect(view?.cases).toEqual([]);
  expect(result?.answer?.text).toBe("No case. An alias keeps it working.");
});

test("two votes of five do not reach the judge", async () => {
  let asked = 0;
  const { view } = await hold(
    {
      juror: (request) => {
        asked += 1;
        const isWrong = request.messages[0]?.content.includes("word by word") || asked === 1;
        return {
          ...guilty(request),
          exhibits: [{ id: "E1", finding: isWrong ? "wrong" : "fine" }],
        };
      },
    },
    { rules: { earlyStop: false } },
  );
  const [only] = view?.cases ?? [];
  expect(only?.jury?.result).toMatchObject({ outcome: "acquitted", rule: "3 of 5" });
  expect(only?.judgment).toBeNull();
  expect(only?.ending?.state).toBe("acquitted");
});

test("a stated vote that its findings do not come to is overwritten, and marked", async () => {
  const { view } = await hold(
    { juror: (request) => ({ ...guilty(request), vote: "not-guilty" }) },
    { rules: { earlyStop: false } },
  );
  const votes = view?.cases[0]?.jurors.map(({ view: one }) => one?.result);
  expect(votes).toHaveLength(5);
  for (const one of votes ?? []) expect(one).toMatchObject({ vote: "guilty", overwritten: true });
});

test("jurors that give nonsense are failures, and below the quorum nothing is judged", async () => {
  const { view } = await hold(
    { juror: () => "I would rather not say." },
    { rules: { earlyStop: false } },
  );
  const [only] = view?.cases ?? [];
  expect(only?.jury?.result).toMatchObject({
    outcome: "no-quorum",
    votes: { failed: 5, abstain: 0 },
  });
  expect(only?.ending?.state).toBe("no-quorum");
});

test("an early stop spares jurors only where they could change nothing", async () => {
  const { view } = await hold({ juror: (request) => guilty(request) });
  const tally = view?.cases[0]?.jury?.result;
  expect(tally?.outcome).toBe("to-judge");
  expect((tally?.votes.guilty ?? 0) + (tally?.votes.spared ?? 0)).toBe(5);
});

test("an edit to words that are not there is withheld, and the notice goes out without it", async () => {
  const { view } = await hold({
    judge: () => ({
      ...judgment,
      edits: [{ exhibits: ["E1"], oldText: "No such line.", newText: "Something else." }],
    }),
  });
  const [only] = view?.cases ?? [];
  expect(only?.edits?.result?.edits).toMatchObject([
    { applies: false, reason: "Its old text does not stand in the page." },
  ]);
  expect(only?.ending?.state).toBe("notice");
});

test("a name that nobody showed does not get into a page", async () => {
  const { view } = await hold({
    judge: () => ({
      ...judgment,
      edits: [{ ...judgment.edits[0], newText: "To cap attempts, pass `attemptCeiling` instead." }],
    }),
  });
  const [edit] = view?.cases[0]?.edits?.result?.edits ?? [];
  expect(edit?.applies).toBe(false);
  expect(edit?.reason).toContain("attemptCeiling");
});

test("words of a court do not reach the owner", async () => {
  const { view } = await hold({
    judge: () => ({ ...judgment, sentence: "The jury found the page guilty." }),
  });
  const notice = view?.cases[0]?.edits?.result;
  expect(notice?.notice?.sentence).not.toMatch(/jury|guilty/i);
  expect(notice?.repairs.join()).toContain("written by code");
});

test("a trial that is taken up again pays for no reply twice and ends the same", async () => {
  const eventLog = createMemoryEventLog();
  const first = await hold({}, { eventLog });
  const second = await hold({}, { eventLog });
  expect(second.requests).toEqual([]);
  expect(second.log).toEqual(first.log);
});

test("a page and a change reach no juror outside of their blocks, and no juror sees title or description", async () => {
  const { requests } = await hold({}, { rules: { earlyStop: false } });
  const jurors = requests.filter(({ role }) => role === "juror");
  expect(jurors).toHaveLength(5);
  for (const { messages } of jurors) expect(messages[0]?.content).not.toContain(given.title);
});

test("the same case in one prompt ends in the same shape", async () => {
  const single = {
    findings: [
      {
        doc: "docs/retries.md",
        docQuote: exhibit.docQuote,
        changeQuote: exhibit.changeQuote,
        why: "The option was renamed.",
        edits: [judgment.edits[0]],
      },
    ],
  };
  const { view } = await hold({ prosecutor: () => single }, { arm: "one-prompt" });
  expect(view?.arm?.result?.findings).toMatchObject([{ stands: true, samples: 1, of: 1 }]);
  expect(view?.cases[0]?.ending?.state).toBe("notice");
});

test("five votes keep what three samples found", async () => {
  let sample = 0;
  const found = {
    doc: "docs/retries.md",
    docQuote: exhibit.docQuote,
    changeQuote: exhibit.changeQuote,
    why: "The option was renamed.",
    edits: [],
  };
  const rare = { ...found, docQuote: "retried 5 times with an exponential pause" };
  const { view } = await hold(
    {
      prosecutor: () => {
        sample += 1;
        return { findings: sample <= 3 ? [found] : [rare] };
      },
    },
    { arm: "five-votes" },
  );
  expect(view?.arm?.result?.findings).toMatchObject([
    { docQuote: exhibit.docQuote, samples: 3, of: 5 },
  ]);
});
