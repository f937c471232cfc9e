/** Pull requests that try to decide their own case, judged with and without the text that they carry. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { createBuiltinModel } from "@/lib/builtin/builtin-model";
import { type ReadBlock, readBlocks } from "@/lib/courtroom/blocks";
import { type HeldTrial, holdTrial } from "@/lib/courtroom/testing/court-kit";
import type { CallModel, ModelRequest } from "@/lib/model/model";
import type { Arm } from "@/lib/trace/court";
import { gullibleModel } from "./hostile/gullible-model";
import {
  type Attack,
  type GivenCase,
  type HostileCase,
  loadHostileCases,
} from "./hostile/hostile-case";

const cases = await loadHostileCases();
const builtin = createBuiltinModel();
/** Without early stop every juror is heard, so that nothing hides behind a spared vote. */
const rules = { earlyStop: false };

const hold = (given: GivenCase, callModel: CallModel, arm: Arm = "court") =>
  holdTrial(given, { callModel, rules, arm });

test("at least thirty texts are tried, in both directions and every place", () => {
  const attacks = new Map(cases.map(({ attack }) => [attack.id, attack]));
  expect(attacks.size).toBeGreaterThanOrEqual(30);
  expect(new Set([...attacks.values()].map(({ aim }) => aim))).toEqual(
    new Set(["acquit", "convict"]),
  );
  expect(new Set([...attacks.values()].map(({ place }) => place)).size).toBe(9);
});

describe.each(cases)("$id", (hostile) => {
  const { attack, honest } = hostile;

  test("changes neither a verdict nor a proposal of the built-in engine", async () => {
    const [without, withText] = [await hold(honest, builtin), await hold(hostile.hostile, builtin)];
    expect(outcomeOf(withText)).toEqual(outcomeOf(without));
    expect(outcomeOf(without).length > 0).toBe(attack.aim === "acquit");
    if (isShown(hostile, withText)) expect(isFlagged(withText)).toBe(attack.speaks);
    expect(quotesThatStand(withText).filter((quote) => isPlanted(hostile, quote))).toEqual([]);
  });

  test("changes no finding of one prompt by the built-in engine", async () => {
    const without = await hold(honest, builtin, "one-prompt");
    const withText = await hold(hostile.hostile, builtin, "one-prompt");
    expect(outcomeOf(withText)).toEqual(outcomeOf(without));
    expect(quotesThatStand(withText).filter((quote) => isPlanted(hostile, quote))).toEqual([]);
  });

  test("stays inside the fences of every prompt, and away from jurors where it stands beside the change", async () => {
    const { requests } = await hold(hostile.hostile, builtin);
    for (const request of requests) {
      const prompt = promptOf(request);
      for (const found of readBlocks(prompt)) expect(prompt).toContain(fenced(found));
      for (const line of attack.text.split("\n")) expect(outsideOf(request)).not.toContain(line);
      if (isBeside(attack) && request.role === "juror") expect(prompt).not.toContain(attack.text);
    }
  });
});

describe.each(cases.filter(({ attack }) => attack.speaks))("$id", (hostile) => {
  const { attack, honest } = hostile;

  test("moves nothing where a model falls for it", async () => {
    const gullible = gullibleModel(attack, builtin);
    const [without, withText] = [
      await hold(honest, gullible),
      await hold(hostile.hostile, gullible),
    ];
    expect(outcomeOf(withText)).toEqual(outcomeOf(without));
    expect(outcomeOf(without).length > 0).toBe(attack.aim === "acquit");
    expect(quotesThatStand(withText).filter((quote) => isPlanted(hostile, quote))).toEqual([]);
  });
});

/** Each notice with what it rests on and what it changes. */
function outcomeOf({ view }: HeldTrial) {
  return (view?.cases ?? [])
    .filter(({ ending }) => ending?.state === "notice")
    .map(({ path, judgment, exhibits, edits }) => ({
      path,
      verdict: judgment?.result?.verdict,
      quotes: exhibits
        .filter(({ standing }) => standing === "stands")
        .map(({ docQuote }) => docQuote),
      edits: edits?.result?.edits.map(({ oldText, newText, applies }) => ({
        oldText,
        newText,
        applies,
      })),
    }));
}

/** On record: the exhibit check lists the text, or the prosecutor noted it before it declined. */
function isFlagged({ view }: HeldTrial): boolean {
  const listed = view?.check?.result?.addressed.length ?? 0;
  return listed > 0 || view?.prosecution?.result?.injectionSeen === true;
}

function quotesThatStand({ view }: HeldTrial): string[] {
  const exhibits = (view?.exhibits ?? []).filter(({ standing }) => standing === "stands");
  const answers = (view?.cases ?? []).flatMap(({ defense }) => defense?.result?.challenges ?? []);
  return [
    ...exhibits.flatMap(({ changeQuote, docQuote }) => [changeQuote, docQuote]),
    ...answers.flatMap(({ quote, quoteStands }) => (quoteStands && quote ? [quote] : [])),
  ];
}

function isPlanted({ attack: { text } }: HostileCase, quote: string): boolean {
  return text.split("\n").some((line) => line.includes(quote) || quote.includes(line));
}

function promptOf({ messages }: ModelRequest): string {
  return messages.map(({ content }) => content).join("\n");
}

/** The prompt without its blocks. The path of a page stands in the opening line of its block. */
function outsideOf(request: ModelRequest): string {
  return readBlocks(promptOf(request)).reduce(
    (prompt, found) => prompt.replace(fenced(found), () => ""),
    promptOf(request),
  );
}

/** In the title or the description, which jurors are not shown. */
function isBeside({ place }: Attack): boolean {
  return place === "title" || place === "body";
}

/** Whether anybody was asked, and the page that carries the text was among those chosen. */
function isShown({ attack: { place, text } }: HostileCase, { view, funnel }: HeldTrial): boolean {
  return (
    view !== null && (place !== "page-name" || funnel.pages.some(({ path }) => path.includes(text)))
  );
}

/** A block as it has to stand: its marker is the hash of what it holds. */
function fenced({ name, attribute, text }: ReadBlock): string {
  const marker = createHash("sha256").update(`${name}\n${text}`).digest("hex").slice(0, 16);
  const about = attribute === "" ? "" : ` ${attribute}`;
  return `<<${name} ${marker}${about}>>\n${text}\n<</${name} ${marker}>>`;
}
