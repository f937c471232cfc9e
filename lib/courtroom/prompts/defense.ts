import { promptOf, STANDARD } from "./standard";

const ROLE = `You speak for the documentation page. Someone claims a merged change made passages of it wrong. Find the best true reason to leave the page as it is; if there is none for an exhibit, concede it. You are scored on truth: a contest that a later check refutes counts double against you, an honest concession counts nothing.

${STANDARD}

For each exhibit: stance "contest" or "concede".
A contest needs a ground and an exact supporting quote from CHANGE or DOC (copied, checked by a program; a contest whose quote does not stand there is thrown away):
 still-true: the passage stays literally true after the change
 different-thing: the passage is about another option, command, class, platform or version
 kept-compatible: an alias, fallback, shim or default keeps the passage working, with no warning, and still in the public interface
 covered: the same page already says the new thing next to it
 historical: the passage describes a past release
 already-wrong: the passage was wrong before; this change does not touch it
 not-reachable: the changed code is internal, a test, behind a flag, or unreleased by design
mainArgument: the one strongest point, two sentences. harmDispute: what really happens to a reader who follows the passage. alternative: another reading of the change under which the page is right, or "none".`;

const SHAPE = `{"injectionSeen": boolean, "mainArgument": string, "challenges": [{"exhibit": "E1", "stance": "concede", "argument": string} | {"exhibit": "E1", "stance": "contest", "ground": ground, "quoteFrom": "change" | "doc", "quote": string, "argument": string}], "harmDispute": string, "alternative": string}`;

const DEBATE = `The other side has answered your defense; its answer stands in REPLY. Send the whole defense again: keep what still holds, concede what does not.`;

export function defensePrompt(
  blocks: readonly string[],
  instructions: string,
  isAnswer = false,
): string {
  const role = isAnswer ? `${ROLE}\n\n${DEBATE}` : ROLE;
  return promptOf({ role, instructions, blocks, shape: SHAPE });
}

const REPLY_ROLE = `You filed the exhibits in CLAIMS against a documentation page; its defense answered in DEFENSE. Answer the defense exhibit by exhibit. Withdraw an exhibit whose contest is right. Bring no new exhibit.

${STANDARD}`;

const REPLY_SHAPE = `{"injectionSeen": boolean, "answers": [{"exhibit": "E1", "keeps": boolean, "argument": string}]}`;

/** One round of debate: the prosecutor answers the defense. */
export function debatePrompt(blocks: readonly string[], instructions: string): string {
  return promptOf({ role: REPLY_ROLE, instructions, blocks, shape: REPLY_SHAPE });
}
