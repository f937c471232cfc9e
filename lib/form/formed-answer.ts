/**
 * An answer given to FINAL, brought into the form that was asked for. Its text is made from its data, so that the
 * claim check, which reads the text, checks every value of the data.
 */
import { answerTable } from "@/lib/trace/answer-table";
import type { AnswerForm } from "@/lib/trace/config";
import type { FinalCall } from "@/lib/trace/event";
import { checkFor } from "./answer-check";
import { saysData, textOfData } from "./says-data";

type Propose = Extract<FinalCall, { kind: "propose" }>;

export type FormedFinal = {
  /** Without data where it does not fit. */
  final: Propose;
  /** What does not fit, in words for the model; empty when the answer has the form. */
  problems: readonly string[];
};

export function formedFinal(final: Propose, form: AnswerForm | undefined): FormedFinal {
  if (form === undefined) return { final: withoutForeignData(final), problems: [] };
  const check = checkFor(form);
  const values = final.data === undefined ? valuesOfText(final.answer, form) : [final.data];
  const { data: _data, ...bare } = final;
  const fitting = values.find((value) => check(value).length === 0);
  if (fitting === undefined) return { final: bare, problems: check(values[0]) };
  const answer = textOf(fitting, form, final);
  return { final: { ...bare, data: fitting, answer }, problems: [] };
}

function withoutForeignData({ data, ...bare }: Propose): Propose {
  return data === undefined || !saysData(bare.answer, data) ? bare : { ...bare, data };
}

type Data = NonNullable<Propose["data"]> | null;

/** Models like to put a value into a text: one that says nothing else is taken for the value. */
function valuesOfText(answer: string, form: AnswerForm): Data[] {
  const text = answer.trim();
  if (form === "number") return numbersIn(text);
  if (form === "yes-no") {
    if (/^(?:yes|true|ja|はい)[.。]?$/i.test(text)) return [true];
    return /^(?:no|false|nein|いいえ)[.。]?$/i.test(text) ? [false] : [];
  }
  return typeof form === "object" ? [text, ...parsed(text)] : parsed(text);
}

function numbersIn(text: string): number[] {
  const isPlain = /^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(text);
  return isPlain ? [Number(text.replaceAll(",", ""))] : [];
}

function parsed(text: string): Data[] {
  if (!/^[[{"\d-]/.test(text)) return [];
  try {
    return [JSON.parse(text)];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function textOf(data: Data, form: AnswerForm, { answer, data: given }: Propose): string {
  if (form === "yes-no") return data === true ? "Yes" : "No";
  if (form === "list" && Array.isArray(data) && data.length > 0)
    return data.map((item) => `- ${item}`).join("\n");
  if (form === "table" && Array.isArray(data) && data.length > 0) return tableText(data);
  return given === undefined || saysData(answer, data) ? answer || "none" : textOfData(data);
}

function tableText(data: Data): string {
  const { columns, rows } = answerTable(data);
  return [columns, ...rows].map((cells) => cells.map((cell) => plain(cell)).join(" | ")).join("\n");
}

function plain(cell: string | number | boolean | null): string {
  return String(cell ?? "")
    .replace(/\s*\n\s*/g, " ")
    .replaceAll("|", "/");
}
