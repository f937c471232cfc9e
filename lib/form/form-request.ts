/** How a model is told which form its answer shall have. It follows the documents in the first message. */
import type { AnswerForm } from "@/lib/trace/config";

const kinds: Record<Extract<AnswerForm, string>, string> = {
  number:
    "one number. Call FINAL(value, evidence) with the number itself, in the unit that the question asks for.",
  "yes-no":
    "yes or no. Call FINAL(true, evidence) or FINAL(false, evidence); the evidence carries the reason.",
  list: "a list. Call FINAL(items, evidence) with an array of texts or numbers.",
  table:
    "a table. Call FINAL(rows, evidence) with an array of objects, one for each row, all with the same plain fields.",
};

export function formRequest(form: AnswerForm): string {
  const words =
    typeof form === "string"
      ? kinds[form]
      : `JSON that fits the schema below. Call FINAL(value, evidence) with that value itself, not with a text of it.\n\`\`\`json\n${JSON.stringify(form.schema)}\n\`\`\``;
  return `Form of the answer: ${words}`;
}

/** For the reader of an answer that has no data though a form was asked for. */
export function withoutForm(form: AnswerForm): string {
  const name = typeof form === "string" ? names[form] : "data that fits the schema";
  return `The answer was to be ${name} and is not, so it has no data to show or download. The steps of the answer gate say what did not fit; ask again, or for another form.`;
}

const names: Record<Extract<AnswerForm, string>, string> = {
  number: "a number",
  "yes-no": "yes or no",
  list: "a list",
  table: "a table",
};
