/**
 * Plans for questions over several documents. The rules for one document are run on each, side by side in one cell;
 * an answer is given where the question names one of them, or where each gives one of its own.
 */
import { abstainStep, type Step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import { readDocumentsQuestion } from "@/lib/builtin/question/documents-question";
import { readQuestion } from "@/lib/builtin/question/reading";
import { reason } from "@/lib/builtin/reasons/reason";
import { changesCell } from "./changes-cell";
import { isRecord } from "./facts";
import { holdingStep } from "./holding-documents";
import { joinedAnswer, observationOf, scopedCell, scopeMark } from "./scoped-cell";

type Outcome = { text: string } | { why: string };

/** More would not fit into one cell and its output. */
const MOST = 6;

export function planDocuments(
  conversation: Conversation,
  planOne: (conversation: Conversation) => Step,
): Step {
  const { documents, question } = conversation;
  const { language } = readQuestion(question);
  const names = documents.map(({ name }) => name);
  const asked = readDocumentsQuestion(question, names);
  if (asked.kind === "changes") {
    return documents.length === 2
      ? {
          why: "I compare the two texts passage by passage and list what was changed, added and removed.",
          code: changesCell(language),
        }
      : abstainStep(reason(language, "twoDocuments", { count: documents.length }));
  }
  if (asked.kind === "which") return holdingStep(question, names);
  const meant = asked.kind === "one" ? [asked.document] : documents.map((_, index) => index);
  if (meant.length > MOST)
    return abstainStep(
      reason(language, "severalDocuments", { found: names.slice(0, 8).join(", ") }),
    );
  const views = meant.map((index) => ({
    index,
    view: viewOf(conversation, index, asked.question),
  }));
  const open = views.filter(({ view }) => outcomeOf(view) === null);
  if (open.length > 0) {
    const steps = open.map(({ index, view }) => ({ index, step: planOne(view) }));
    return {
      why: steps.map(({ index, step }) => `${names[index]}: ${step.why}`).join("\n"),
      code: steps.map(({ index, step }) => scopedCell(index, step.code)).join("\n"),
    };
  }
  return settle(
    conversation,
    meant,
    views.map(({ view }) => outcomeOf(view)),
  );
}

function viewOf(conversation: Conversation, index: number, question: string): Conversation {
  const document = conversation.documents[index];
  return {
    question,
    documents: document === undefined ? [] : [document],
    isScoped: true,
    shares: conversation.documents.length,
    turns: conversation.turns
      .filter(({ reply }) => reply.includes(scopeMark(index)))
      .map(({ reply, observation }) => ({
        reply,
        observation: observationOf(index, observation),
      })),
  };
}

function outcomeOf({ turns }: Conversation): Outcome | null {
  const ended = findFact(turns, "ended");
  if (!isRecord(ended)) return null;
  if (typeof ended.text === "string") return { text: ended.text };
  return { why: String(ended.why) };
}

function settle(
  { documents, question }: Conversation,
  meant: readonly number[],
  outcomes: readonly (Outcome | null)[],
): Step {
  const { language } = readQuestion(question);
  const [first] = meant;
  const [outcome] = outcomes;
  if (meant.length === 1 && first !== undefined && outcome != null)
    return "text" in outcome
      ? {
          why: "The one document that the question names gives the answer.",
          code: `FINAL(ended${first}.text, ended${first}.evidence);`,
        }
      : abstainStep(`${documents[first]?.name}: ${outcome.why}`);
  const answered = outcomes.filter((each) => each !== null && "text" in each).length;
  if (answered === meant.length)
    return {
      why: "Each document gives an answer of its own, so I put them side by side.",
      code: `FINAL(${joinedAnswer(documents.map(({ name }) => name))}, [${meant.map((index) => `...ended${index}.evidence`).join(", ")}]);`,
    };
  const found = outcomes.map((each, place) => {
    const told = each === null ? "?" : "text" in each ? each.text : each.why;
    return `${documents[meant[place] ?? 0]?.name}: ${told.replace(/\s+/g, " ").slice(0, 240)}`;
  });
  return abstainStep(reason(language, "severalDocuments", { found: found.join(" | ") }));
}
