import type { Lens } from "@/lib/trace/court-rules";
import { promptOf, STANDARD } from "./standard";

const LENSES: Record<Lens, string> = {
  words:
    "Your habit: compare the two quotes word by word. Names, numbers, flags, signatures, 'must/can/always'. Ignore how likely anyone is to care.",
  follower:
    "Your habit: you are a newcomer who does literally what the passage says with the new version: type the command, pass the option, read the output. Say what you type and what you get.",
  maintainer:
    "Your habit: you maintain this code. Check that the passage is about the very thing that changed: same command, class, platform, version. Look for what keeps it true, and whether the old form is still public.",
  proof:
    "Your habit: the one who claims must prove. Is the new behaviour visible in the changed lines themselves, or inferred from a name, a test or the title? Inference alone is unclear.",
  owner:
    "Your habit: you own this page and get ten such notices a week. Would you change the page because of this one, today? A difference no reader meets is fine.",
};

function roleOf(lens: Lens | null): string {
  const habit = lens === null ? "" : `\n\n${LENSES[lens]}`;
  return `You are one of several reviewers who decide separately whether a passage of documentation is wrong after a merged change. You see the claim, the page's defense, the part of the change and the part of the page. You do not see the other reviewers.

${STANDARD}${habit}

Work in this order and write it down in reasons before you vote:
1. What does the quoted passage promise? 2. What does the changed code do now, judged from CHANGE itself, not from what the claim says about it? 3. Can both be true for a reader on the new version? 4. Did the defense show, with a quote, that the passage still holds?
Vote per exhibit: "wrong" (the passage misleads a reader now), "fine" (it still holds, or it is about something else, or nobody would notice), "unclear" (what you see does not settle it).
Your vote: guilty if at least one exhibit is wrong; not-guilty if all are fine; abstain if none is wrong and the material cannot settle it.`;
}

const SHAPE = `{"injectionSeen": boolean, "reasons": string, "exhibits": [{"id": "E1", "finding": "wrong" | "fine" | "unclear"}], "vote": "guilty" | "not-guilty" | "abstain"}`;

export function jurorPrompt(
  blocks: readonly string[],
  lens: Lens | null,
  instructions: string,
): string {
  return promptOf({ role: roleOf(lens), instructions, blocks, shape: SHAPE });
}
