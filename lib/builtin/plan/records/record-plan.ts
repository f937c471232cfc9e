/** Plans for questions over records: look at the form, profile the columns, then compute. */
import { abstainStep, nearPass, type Plan, pass, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import { readQuestion } from "@/lib/builtin/question/reading";
import {
  type QueryReading,
  readRecordQuestion,
} from "@/lib/builtin/question/records/read-record-question";
import { chooseForm, formsCell } from "./forms";
import { type Profile, profileCell, readProfile } from "./profile";
import { queryCell } from "./query-cell";

export function planRecords(conversation: Conversation): Plan {
  const forms = findFact(conversation.turns, "forms");
  if (forms === undefined) return step("First I look at how the text is built.", formsCell);
  const form = chooseForm(forms);
  if (form === null) return pass("The text is no list of records.");
  const profile = readProfile(
    findFact(conversation.turns, "tables"),
    findFact(conversation.turns, "hits"),
  );
  const question = readQuestion(conversation.question).text;
  if (profile === null)
    return step(
      "The lines are records of one form, so I read them all and look at their columns.",
      profileCell(form, question),
    );
  return planQuery(conversation, profile);
}

function planQuery(conversation: Conversation, profile: Profile): Plan {
  if (profile.tables.length === 0) return pass("The text holds no rows.");
  const skipped = profile.tables.reduce((sum, table) => sum + table.skipped, 0);
  if (skipped > 0)
    return {
      kind: "step",
      step: abstainStep(
        `${skipped} lines do not have the form of the others, so a computed value would not be over the whole text.`,
      ),
    };
  const document = conversation.documents[0];
  const readings = profile.tables.map(
    (table, index): QueryReading =>
      readRecordQuestion(readQuestion(conversation.question), {
        index,
        table,
        hits: profile.hits,
        surroundings: `${table.name} ${profile.tables.length === 1 ? (document?.name ?? "").replace(/\.\w+$/, "") : ""}`,
        absentWords: readAbsent(conversation),
      }),
  );
  const understood = readings.flatMap((reading) => ("query" in reading ? [reading.query] : []));
  const query = understood[0];
  if (query === undefined)
    return nearPass(
      readings.flatMap((reading) => ("reason" in reading ? [reading.reason] : []))[0] ??
        "The question is not understood.",
    );
  const table = profile.tables[query.table];
  if (understood.length > 1 || table === undefined)
    return nearPass("The question fits several tables of the text; name one.");
  return step(
    "Every word of the question is explained by a column, a value or an operation, so I compute.",
    queryCell(query, table, readQuestion(conversation.question).language),
  );
}

function readAbsent({ turns }: Conversation): ReadonlySet<string> {
  const words = findFact(turns, "absent");
  return new Set(Array.isArray(words) ? words.map(String) : []);
}
