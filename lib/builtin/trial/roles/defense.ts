/** The defense by rules: contests with what stands in the change or the page, and concedes the rest. */
import { holdsName } from "@/lib/builtin/trial/names";
import { tellsHistory } from "@/lib/builtin/trial/passages/sense";
import type { TrialPrompt } from "@/lib/builtin/trial/read-trial-prompt";
import { short } from "@/lib/builtin/trial/words";
import type { DefenseReply } from "@/lib/courtroom/shapes";
import { type Claimed, claimedPassages } from "./claimed-passage";

type Challenge = DefenseReply["challenges"][number];

export function defend(prompt: TrialPrompt): DefenseReply {
  const challenges = claimedPassages(prompt).map((claimed) => challenge(claimed, prompt));
  const contested = challenges.filter(({ stance }) => stance === "contest");
  return {
    injectionSeen: prompt.speaksToReviewers,
    mainArgument:
      contested[0]?.argument ?? "Nothing in the change or on the page keeps these passages true.",
    challenges,
    harmDispute:
      contested.length > 0
        ? "A reader who follows the contested passages still gets what they promise."
        : "A reader who follows the passage meets what the change took away.",
    alternative: "none",
  };
}

function challenge(claimed: Claimed, prompt: TrialPrompt): Challenge {
  const { id } = claimed.claim;
  return (
    keptCompatible(claimed, prompt) ??
    historical(claimed) ??
    differentThing(claimed) ?? {
      exhibit: id,
      stance: "concede",
      argument: "The change shows what the page denies, and nothing keeps the old form.",
    }
  );
}

/** The old name still stands in lines that the change kept or added, outside of a warning about it. */
function keptCompatible({ claim, passages }: Claimed, { change }: TrialPrompt): Challenge | null {
  const fact = passages[0]?.fact;
  if (!fact || (fact.kind !== "removed" && fact.kind !== "renamed")) return null;
  const name = fact.old.replace(/^-+/, "");
  for (const { lines } of change.files.flatMap(({ hunks }) => hunks)) {
    const kept = lines.find(
      ({ side, text }) =>
        side !== "removed" &&
        holdsName(text, name) &&
        !/deprecat|warn|removed|no longer/i.test(text),
    );
    const quote = kept?.text.trim().slice(0, 390) ?? "";
    if (quote.length < 4) continue;
    return {
      exhibit: claim.id,
      stance: "contest",
      ground: "kept-compatible",
      quoteFrom: "change",
      quote,
      argument: short(`\`${name}\` still stands in the code after the change.`, 480),
    };
  }
  return null;
}

function historical({ claim, page, lines }: Claimed): Challenge | null {
  const line = lines.find((each) => page !== null && tellsHistory(each, page));
  const quote = line?.text.trim().slice(0, 390) ?? "";
  if (quote.length < 4) return null;
  return {
    exhibit: claim.id,
    stance: "contest",
    ground: "historical",
    quoteFrom: "doc",
    quote,
    argument: "The passage tells of an earlier state, and stays true of it.",
  };
}

/** The rules cannot connect the words of the page with what changed. */
function differentThing({ claim, passages, lines }: Claimed): Challenge | null {
  const quote = lines[0]?.text.trim().slice(0, 390) ?? claim.docQuote.slice(0, 390);
  if (passages.length > 0 || quote.length < 4) return null;
  return {
    exhibit: claim.id,
    stance: "contest",
    ground: "different-thing",
    quoteFrom: "doc",
    quote,
    argument: "No removed or altered name, value or message of the change stands in this passage.",
  };
}
