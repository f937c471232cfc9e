/** What the ask box says beyond the question: the form of the answer, and how often or whom to ask. */
import type { EnsembleRequest, FormRequest } from "@/components/api/shapes";

export const formKinds = ["free", "number", "yes-no", "list", "table", "schema"] as const;

export type FormChoice = { kind: (typeof formKinds)[number]; schemaText: string };

export type TimesChoice = {
  times: number;
  /** One model in each line; where there are any, they are asked instead. */
  modelsText: string;
};

export const freeForm: FormChoice = {
  kind: "free",
  schemaText: '{\n  "type": "object",\n  "properties": {},\n  "required": []\n}',
};

export const askOnce: TimesChoice = { times: 1, modelsText: "" };

export const FEWEST_MODELS = 2;
export const MOST_MODELS = 7;

export type ReadForm = { form: FormRequest | undefined; problem: null } | { problem: string };

/** `problem` is what is wrong with the schema as JSON; what it says is the server's to judge. */
export function readForm({ kind, schemaText }: FormChoice): ReadForm {
  if (kind === "free") return { form: undefined, problem: null };
  if (kind !== "schema") return { form: kind, problem: null };
  try {
    return { form: { schema: JSON.parse(schemaText) }, problem: null };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: error.message };
    throw error;
  }
}

export function modelsOf({ modelsText }: TimesChoice): string[] {
  return modelsText.split("\n").flatMap((line) => line.trim() || []);
}

/** Undefined where the question is asked once. */
export function ensembleOf(choice: TimesChoice): EnsembleRequest | undefined {
  const models = modelsOf(choice);
  if (models.length > 0) return { models };
  return choice.times > 1 ? { runs: choice.times } : undefined;
}

/** How many runs the choice makes. */
export function runsOf(choice: TimesChoice): number {
  return modelsOf(choice).length || choice.times;
}
