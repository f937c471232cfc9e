/** The judge by rules: upholds what most reviewers and the rules call wrong, and edits by substitution. */
import { writeEdits } from "@/lib/builtin/trial/edits/write-edits";
import type { TrialPrompt } from "@/lib/builtin/trial/read-trial-prompt";
import { sentenceOf, short, titleOf } from "@/lib/builtin/trial/words";
import type { JudgmentReply } from "@/lib/courtroom/shapes";
import { type Claimed, claimedPassages } from "./claimed-passage";

export function judge(prompt: TrialPrompt, complaints: readonly string[]): JudgmentReply {
  const claimed = claimedPassages(prompt);
  const upheld = claimed.filter((each) => stands(each, prompt));
  const [first] = upheld;
  const passage = first?.passages[0];
  if (!first || !passage) {
    return {
      injectionSeen: prompt.speaksToReviewers,
      analysis: "No exhibit stands: the rules find none of the quoted words changed.",
      verdict: claimed.some(({ passages }) => passages.length > 0) ? "not-guilty" : "dismissed",
      upheld: [],
      title: null,
      sentence: null,
      edits: [],
    };
  }
  const edits = writeEdits(upheld);
  const kept = edits.filter((_edit, index) => {
    return !complaints.some((complaint) => complaint.startsWith(`edits.${index}: `));
  });
  return {
    injectionSeen: prompt.speaksToReviewers,
    analysis: short(upheld.map(analysisOf).join(" "), 1_900),
    verdict: "guilty",
    upheld: upheld.map(({ claim }) => claim.id),
    title: titleOf(passage),
    sentence: sentenceOf(passage, prompt.title),
    edits: kept,
  };
}

/** Reviews are advice: where there are some, as many have to call it wrong as do not. */
function stands({ claim, passages }: Claimed, { reviews }: TrialPrompt): boolean {
  const review = reviews.get(claim.id);
  return passages.length > 0 && (review === undefined || review.wrong * 2 >= review.all);
}

function analysisOf({ claim, passages }: Claimed): string {
  const fact = passages[0]?.fact;
  if (!fact) return "";
  const now = fact.fresh === null ? "is gone" : `is \`${short(fact.fresh, 80)}\``;
  return `${claim.id}: the page holds \`${short(fact.old, 80)}\`, which ${now} after the change.`;
}
