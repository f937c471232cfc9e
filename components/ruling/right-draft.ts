/** What a person has filled in of what was right, before it is sent. */
import type { RulingMarkRequest } from "@/components/api/rulings-api";
import type { RightRuling } from "@/lib/trace/ruling-mark";

export const draftStages = ["exhibits", "defense", "jury", "judgment", "edits"] as const;
export type DraftStage = (typeof draftStages)[number];

/** Left open, right as it stands, or told. */
export type How = "derive" | "sound" | "given";

type Added = NonNullable<RightRuling["exhibits"]>["added"][number];
type Rebuttal = NonNullable<RightRuling["rebuttals"]>[number];
type JurorVote = NonNullable<RightRuling["votes"]>[number];

export type RightDraft = {
  outcome: RightRuling["outcome"];
  how: Record<DraftStage, How>;
  struck: readonly string[];
  added: Added;
  rebuttal: Rebuttal;
  votes: readonly JurorVote[];
  verdict: NonNullable<RightRuling["verdict"]>;
  edit: NonNullable<RightRuling["edit"]>;
  note: string;
};

/** `begun`: what was marked on the page when the dialog was opened. */
export function emptyDraft(
  outcome: RightRuling["outcome"],
  begun: { from: "change" | "doc"; quote: string } | null,
): RightDraft {
  const quote = begun?.quote ?? "";
  return {
    outcome,
    how: {
      exhibits: "derive",
      defense: "derive",
      jury: "derive",
      judgment: "derive",
      edits: "derive",
    },
    struck: [],
    added: {
      driftType: "changed-behaviour",
      changeQuote: begun?.from === "change" ? quote : "",
      docQuote: begun?.from === "doc" ? quote : "",
      harm: "",
    },
    rebuttal: {
      ...{ exhibit: "", ground: "still-true", quoteFrom: begun?.from ?? "doc", quote },
      argument: "",
    },
    votes: [],
    verdict: outcome === "notice" ? "guilty" : "not-guilty",
    edit: { oldText: begun?.from === "doc" ? quote : "", newText: "" },
    note: "",
  };
}

/** The stages that are told, but not to their end. */
export function incompleteStages(draft: RightDraft): DraftStage[] {
  const { how, struck, rebuttal, votes, edit } = draft;
  const isTold: Record<DraftStage, boolean> = {
    exhibits: struck.length > 0 || isAdding(draft),
    defense: rebuttal.quote.trim() !== "" && rebuttal.argument.trim() !== "",
    jury: votes.length > 0,
    judgment: true,
    edits: edit.oldText.trim() !== "",
  };
  return draftStages.filter((stage) => how[stage] === "given" && !isTold[stage]);
}

export function rightOf(draft: RightDraft): RulingMarkRequest["right"] {
  const { outcome, how, struck, added, rebuttal, votes, verdict, edit, note } = draft;
  const isGiven = (stage: DraftStage) => how[stage] === "given";
  return {
    outcome,
    sound: draftStages.filter((stage) => how[stage] === "sound"),
    note: note.trim(),
    ...(isGiven("exhibits")
      ? { exhibits: { struck: [...struck], added: isAdding(draft) ? [added] : [] } }
      : {}),
    ...(isGiven("defense") ? { rebuttals: [rebuttal] } : {}),
    ...(isGiven("jury") ? { votes: [...votes] } : {}),
    ...(isGiven("judgment") ? { verdict } : {}),
    ...(isGiven("edits") ? { edit } : {}),
  };
}

function isAdding({ added }: RightDraft): boolean {
  return added.changeQuote.trim() !== "" || added.docQuote.trim() !== "";
}
