/** Plans for questions about given wordings: how often, in how many parts, in which, which more often. */
import { abstainStep, nearPass, type Plan, pass, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import { type PhraseQuestion, readPhraseQuestion } from "@/lib/builtin/question/phrase-question";
import { readQuestion } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { chooseHeading, headingsCell, readHeadings } from "./headings";
import { countCell, type PhraseTask, partsCell } from "./phrase-cells";
import { unexplained } from "./unexplained";

export function planPhrase(conversation: Conversation): Plan {
  const reading = readQuestion(conversation.question);
  const asked = readPhraseQuestion(reading);
  const { language } = reading;
  if (asked === null) return pass(reason(language, "noResult"));
  const leftover = reading.leftover();
  if (leftover.length > 0) return nearPass(unexplained(leftover, language));
  const mayHoldNotes = /《|［＃/.test(conversation.documents[0]?.beginning ?? "");
  const whole = { asked, language, mayHoldNotes };
  if (
    asked.goals.every(
      (goal) => goal === "occurrences" || goal === "compare" || goal === "lines-count",
    )
  ) {
    if (asked.goals.length > 1 || (asked.wordings.length > 1 && !asked.goals.includes("compare"))) {
      return nearPass(reason(language, "severalCounts"));
    }
    return step(
      `I count ${named(asked)} over the whole text, in every way the question may mean it.`,
      countCell(whole),
    );
  }
  return planParts(conversation, asked, whole);
}

function planParts(conversation: Conversation, asked: PhraseQuestion, whole: PhraseTask): Plan {
  if (asked.part === null) return nearPass(reason(whole.language, "noParts"));
  const forms = readHeadings(findFact(conversation.turns, "headings"));
  if (forms === null) {
    return step(
      `The question is about each ${asked.part.key}, so I first look for the headings that divide the text.`,
      headingsCell(asked.part),
    );
  }
  const choice = chooseHeading(forms, asked.claim?.count ?? null, {
    part: asked.part.key,
    language: whole.language,
  });
  if ("reason" in choice) return { kind: "step", step: abstainStep(choice.reason) };
  const why = `Each ${asked.part.key} begins with a heading like "${choice.form.first.slice(0, 60)}", so I search them one by one for ${named(asked)}.`;
  return step(
    why,
    partsCell({ ...whole, parts: { kind: asked.part, source: choice.form.source } }),
  );
}

function named(asked: PhraseQuestion): string {
  return asked.wordings.map((wording) => `"${wording.text}"`).join(" and ");
}
