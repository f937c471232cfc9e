/** Plans for questions over records: look at the form, profile the columns, then compute. */
import { abstainStep, nearPass, type Plan, pass, step } from "@/lib/builtin/cell";
import { type Conversation, findFact } from "@/lib/builtin/conversation";
import { readQuestion } from "@/lib/builtin/question/reading";
import { findMentions } from "@/lib/builtin/question/records/mentions";
import {
  type QueryReading,
  readRecordQuestion,
} from "@/lib/builtin/question/records/read-record-question";
import { reason } from "@/lib/builtin/reasons/reason";
import { chooseForm, formsCell, hasLabelledLines } from "./forms";
import { type Profile, profileCell, readProfile, recordSource } from "./profile";
import { queryCell } from "./query-cell";

export function planRecords(conversation: Conversation): Plan {
  const { language, text } = readQuestion(conversation.question);
  const forms = findFact(conversation.turns, "forms");
  if (forms === undefined) return step("First I look at how the text is built.", formsCell);
  const form = chooseForm(forms) ?? (hasLabelledLines(forms) ? "labelled" : null);
  if (form === null) return pass(reason(language, "noResult"));
  const profile = readProfile(
    findFact(conversation.turns, "tables"),
    findFact(conversation.turns, "hits"),
  );
  if (profile === null)
    return step(
      form === "labelled"
        ? "Labelled lines come again and again, so I read each block of them as a row and look at the labels."
        : "The lines are records of one form, so I read them all and look at their columns.",
      profileCell(form, text, conversation.shares),
    );
  return planQuery(conversation, profile, conversation.isScoped ? recordSource(form) : "");
}

/** `again` reads the records anew, where no variables are kept from the look before. */
function planQuery(conversation: Conversation, profile: Profile, again: string): Plan {
  const { language } = readQuestion(conversation.question);
  if (profile.tables.length === 0) return pass(reason(language, "noResult"));
  const skipped = profile.tables.reduce((sum, table) => sum + table.skipped, 0);
  if (skipped > 0)
    return {
      kind: "step",
      step: abstainStep(reason(language, "skipped", { count: skipped })),
    };
  const readings = profile.tables.map((_, index) => readTable(conversation, profile, index));
  const understood = readings.flatMap((reading) => ("query" in reading ? [reading.query] : []));
  const query = understood[0];
  if (query === undefined) return refuseQuery(conversation, profile, readings);
  const table = profile.tables[query.table];
  if (understood.length > 1 || table === undefined)
    return nearPass(
      reason(language, "severalTables", {
        tables: understood.map((each) => profile.tables[each.table]?.name ?? "").join(", "),
      }),
    );
  return step(
    "Every word of the question is explained by a column, a value or an operation, so I compute.",
    again + queryCell(query, table, language),
  );
}

function readTable(conversation: Conversation, profile: Profile, index: number): QueryReading {
  const reading = readQuestion(conversation.question);
  const table = profile.tables[index];
  if (table === undefined) return { reason: reason(reading.language, "noResult") };
  const name = (conversation.documents[0]?.name ?? "").replace(/\.\w+$/, "");
  return readRecordQuestion(reading, {
    index,
    table,
    hits: profile.hits,
    surroundings: `${table.name} ${profile.tables.length === 1 ? name : ""}`,
    absentWords: readAbsent(conversation),
    hasSiblings: profile.tables.length > 1,
  });
}

/** Labelled lines are only a part of their text, so another rule's reason may say more. */
function refuseQuery(
  { question }: Conversation,
  { tables, hits }: Profile,
  readings: readonly QueryReading[],
): Plan {
  const [first] = readings.flatMap((reading) => ("reason" in reading ? [reading.reason] : []));
  const why = first ?? reason(readQuestion(question).language, "noResult");
  const [table] = tables;
  const isNear =
    table === undefined ||
    !table.isLabelled ||
    hits.length > 0 ||
    findMentions(readQuestion(question), table).length > 0;
  return isNear ? nearPass(why) : pass(why);
}

function readAbsent({ turns }: Conversation): ReadonlySet<string> {
  const words = findFact(turns, "absent");
  return new Set(Array.isArray(words) ? words.map(String) : []);
}
