/**
 * The form of an answer, as far as rules can give it: a number, yes or no, a list. The plans write their answers as
 * text; here the cell turns that text into the value that was asked for, or gives none where it cannot.
 */
import type { ModelMessage } from "@/lib/model/model";
import { literal, type Step } from "./cell";
import type { Conversation } from "./conversation";
import { detectLanguage, type Language } from "./question/language";

type FormKind = "number" | "yes-no" | "list" | "other";

const requests: readonly [RegExp, FormKind][] = [
  [/^Form of the answer: one number\./m, "number"],
  [/^Form of the answer: yes or no\./m, "yes-no"],
  [/^Form of the answer: a list\./m, "list"],
  [/^Form of the answer: /m, "other"],
];

export type FormedStep = {
  /** The conversation as the plans wrote it. */
  plain(conversation: Conversation): Conversation;
  /** The plans' step with its answer in the form. */
  formed(step: Step): Step;
};

/** Null where the answer is free text. */
export function formedSteps(
  messages: readonly ModelMessage[],
  question: string,
): FormedStep | null {
  const first = messages.find(({ role }) => role === "user")?.content ?? "";
  // What documents say stands between the marks.
  const said = first.replace(/⟦[\s\S]*?⟧/g, "");
  const kind = requests.find(([request]) => request.test(said))?.[1];
  if (kind === undefined) return null;
  const prelude = preludeOf(kind, detectLanguage(question));
  return {
    plain: (conversation) => ({
      ...conversation,
      turns: conversation.turns.map((turn) => ({
        ...turn,
        reply: turn.reply.replace(`${prelude}\n`, "").replaceAll("answerAs(", "FINAL("),
      })),
    }),
    formed: ({ why, code }) => {
      const answering = code.replace(/\bFINAL\((?!\))/g, "answerAs(");
      return { why, code: answering === code ? code : `${prelude}\n${answering}` };
    },
  };
}

/** A function of the cell; it never guesses: a text that does not read as one value of the form is abstained from. */
function preludeOf(kind: FormKind, language: Language): string {
  return `// The answer in the form that was asked for, or none.
function answerAs(answer: unknown, evidence: unknown) {
  const text = String(answer).normalize("NFKC").trim();
  const value = ${readers[kind]};
  if (value === undefined) ABSTAIN(${literal(reasons[language][kind])} + " " + text.slice(0, 500));
  else FINAL(value, evidence);
}`;
}

const readers: Record<FormKind, string> = {
  number: `((numbers: string[]) => numbers.length === 1 && !/[\\p{L}_][-\\d]*\\d/u.test(text) && /^-?(?:\\d+|\\d{1,3}(?:,\\d{3})+)(?:\\.\\d+)?$/.test(numbers[0]) ? Number(numbers[0].replaceAll(",", "")) : undefined)(text.match(/-?\\d(?:[\\d.,]*\\d)?/g) ?? [])`,
  "yes-no": `/^(?:yes|ja|はい)(?!\\p{L})/iu.test(text) ? true : /^(?:no|nein|いいえ)(?!\\p{L})/iu.test(text) ? false : undefined`,
  list: `((items: string[]) => items.length > 1 || !/[,、;]/.test(text) ? items : undefined)(text.split("\\n").map((line) => line.replace(/^\\s*[-*•]\\s+/, "").trim()).filter((line) => line !== ""))`,
  other: "undefined",
};

const reasons: Record<Language, Record<FormKind, string>> = {
  en: {
    number:
      "The built-in rules found an answer that is not one plain number. Ask for free text to get it:",
    "yes-no":
      "The built-in rules found an answer that is not yes or no. Ask for free text to get it:",
    list: "The built-in rules found an answer whose items they cannot tell apart. Ask for free text to get it:",
    other:
      "The built-in rules cannot give a table or JSON, only a number, yes or no, or a list. Choose a language model, or ask for free text. As text the answer is:",
  },
  de: {
    number:
      "Die eingebauten Regeln fanden eine Antwort, die nicht eine einzelne Zahl ist. Als freier Text gefragt lautet sie:",
    "yes-no":
      "Die eingebauten Regeln fanden eine Antwort, die weder Ja noch Nein ist. Als freier Text gefragt lautet sie:",
    list: "Die eingebauten Regeln fanden eine Antwort, deren Teile sie nicht trennen können. Als freier Text gefragt lautet sie:",
    other:
      "Die eingebauten Regeln können keine Tabelle und kein JSON geben, nur eine Zahl, Ja oder Nein oder eine Liste. Wählen Sie ein Sprachmodell oder fragen Sie nach freiem Text. Als Text lautet die Antwort:",
  },
  ja: {
    number: "内蔵ルールの回答は 1 つの数値ではありません。自由な文章として質問してください。回答：",
    "yes-no":
      "内蔵ルールの回答は「はい」でも「いいえ」でもありません。自由な文章として質問してください。回答：",
    list: "内蔵ルールの回答は項目に分けられません。自由な文章として質問してください。回答：",
    other:
      "内蔵ルールが返せるのは数値・はい/いいえ・一覧だけで、表や JSON は返せません。言語モデルを選ぶか、自由な文章として質問してください。文章での回答：",
  },
};
