/** Five jurors by five rules. Each looks at the exhibit anew, in the change and the page that it is shown. */
import type { FactKind } from "@/lib/builtin/trial/facts/fact";
import { holdsName, isDistinctive } from "@/lib/builtin/trial/names";
import { sharesScope, tellsHistory } from "@/lib/builtin/trial/passages/sense";
import type { TrialPrompt } from "@/lib/builtin/trial/read-trial-prompt";
import { short } from "@/lib/builtin/trial/words";
import type { JurorReply } from "@/lib/courtroom/shapes";
import type { Lens } from "@/lib/trace/court-rules";
import { type Claimed, claimedPassages, fold } from "./claimed-passage";

type Found = { finding: "wrong" | "fine" | "unclear"; why: string };
type Rule = (claimed: Claimed, prompt: TrialPrompt) => Found;

const wrong = (why: string): Found => ({ finding: "wrong", why });
const fine = (why: string): Found => ({ finding: "fine", why });
const unclear = (why: string): Found => ({ finding: "unclear", why });

/** A page says these in words of its own. */
const toldOtherwise: ReadonlySet<FactKind> = new Set([
  "signature",
  "arguments",
  "requirement",
  "settings-key",
  "quantity",
  "named-file",
]);
/** What a page that holds them whole can only mean this one. */
const toldWhole: ReadonlySet<FactKind> = new Set([
  "message",
  "requirement",
  "moved",
  "literal",
  "task",
  "choice",
  "named-file",
  "quantity",
  "flag",
  "status",
  "object-key",
  "settings-key",
]);

const rules: Readonly<Record<Lens, Rule>> = {
  words: ({ claim, passages }) => {
    const fact = passages[0]?.fact;
    if (!fact) return unclear("no word of the page's quote was removed or replaced in the change");
    const isNamed = fold(claim.docQuote).includes(fold(fact.old)) || toldOtherwise.has(fact.kind);
    return isNamed
      ? wrong(
          `the page says "${short(fact.old, 80)}", the change ${fact.fresh === null ? "takes it away" : `says "${short(fact.fresh, 80)}"`}`,
        )
      : unclear("the quote does not hold the word that changed");
  },

  follower: ({ claim, passages }, { contests }) => {
    const passage = passages[0];
    if (!passage) return unclear("I cannot tell what I would type that fails");
    const isKept = contests.some(
      ({ exhibit, ground }) => exhibit === claim.id && ground === "kept-compatible",
    );
    if (isKept) return fine("what I type still works: the old form is kept");
    return passage.form === "prose"
      ? unclear("the sentence only mentions it; I type nothing")
      : wrong("I do what the passage says and meet what is no longer there");
  },

  maintainer: ({ passages, page }, { change }) => {
    const passage = passages[0];
    if (!passage || page === null) return unclear("I do not see that this is what changed");
    const { fact, line } = passage;
    const name = (fact.key ?? fact.old).replace(/^-+/, "");
    const isSame = isDistinctive(name) || toldWhole.has(fact.kind);
    if (!isSame && !sharesScope(line, page, fact.scope)) {
      return fine("the same word, but nothing says it is the same option or class");
    }
    const isGone = fact.kind === "removed" || fact.kind === "renamed";
    const stays = change.files
      .flatMap(({ hunks }) => hunks.flatMap(({ lines }) => lines))
      .some(
        ({ side, text }) =>
          side !== "removed" && holdsName(text, name) && !/deprecat|warn/i.test(text),
      );
    return isGone && stays
      ? fine("the old name still stands in the code that I see")
      : wrong("it is the very thing that the change touched");
  },

  proof: ({ claim, passages }) => {
    const fact = passages[0]?.fact;
    if (!fact) return unclear("the changed lines do not show it");
    return claim.note === ""
      ? wrong("the changed lines themselves show it")
      : unclear(`the proof is weak: ${claim.note}`);
  },

  owner: ({ passages, page, lines }) => {
    const passage = passages[0];
    if (!passage || page === null) return fine("I would not change the page for this");
    const tellsOfPast =
      passage.fact.kind !== "removed" && lines.some((line) => tellsHistory(line, page));
    if (tellsOfPast) return fine("the passage tells of an earlier release");
    return wrong("I would change the page today");
  },
};

/** `lens` null asks as the one who wants proof. */
export function judgeAsJuror(prompt: TrialPrompt, lens: Lens | null): JurorReply {
  const rule = rules[lens ?? "proof"];
  const found = claimedPassages(prompt).map((claimed) => ({
    id: claimed.claim.id,
    ...rule(claimed, prompt),
  }));
  const isGuilty = found.some(({ finding }) => finding === "wrong");
  const isFine = found.length > 0 && found.every(({ finding }) => finding === "fine");
  const reasons = found.map(({ id, finding, why }) => `${id} ${finding}: ${why}.`).join(" ");
  return {
    injectionSeen: prompt.speaksToReviewers,
    reasons: short(reasons === "" ? "No exhibit is shown to me." : reasons, 1_400),
    exhibits: found.map(({ id, finding }) => ({ id, finding })),
    vote: isGuilty ? "guilty" : isFine ? "not-guilty" : "abstain",
  };
}

/** The habit that the prompt gives this juror. */
export function lensIn(prompt: string): Lens | null {
  const habits: readonly (readonly [Lens, string])[] = [
    ["words", "Your habit: compare the two quotes word by word"],
    ["follower", "Your habit: you are a newcomer"],
    ["maintainer", "Your habit: you maintain this code"],
    ["proof", "Your habit: the one who claims must prove"],
    ["owner", "Your habit: you own this page"],
  ];
  return habits.find(([, habit]) => prompt.includes(habit))?.[0] ?? null;
}
