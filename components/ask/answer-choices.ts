/** What the ask box says beyond the question: the form of the answer, and how often or whom to ask. */
import type {
  EnsembleRequest,
  FormRequest,
  InquiryEstimate,
  InquiryRequest,
  RoleModels,
} from "@/components/api/shapes";

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

type Asking = InquiryRequest & { models: RoleModels };

type Choices = {
  form: FormChoice;
  times: TimesChoice;
  /** Of the settings: unless another one was chosen, named models make their own sub-calls. */
  defaultSub: string;
};

/** `more` is what other parts of the ask box add. */
export function askRequest(
  asking: Asking,
  { form, times, defaultSub }: Choices,
  more: Partial<InquiryRequest> = {},
): InquiryRequest {
  const ensemble = ensembleOf(times);
  const read = readForm(form);
  const { sub } = asking.models;
  const models = sub === defaultSub ? {} : { sub };
  return {
    ...asking,
    ...(ensemble !== undefined && "models" in ensemble ? { models } : {}),
    ...(read.problem === null && read.form !== undefined ? { form: read.form } : {}),
    ...(ensemble === undefined ? {} : { ensemble }),
    ...more,
  };
}

/** What several runs may use together. They run side by side, so the time is that of one. */
export function timesRuns(estimate: InquiryEstimate, runs: number): InquiryEstimate {
  const times = ({ low, high }: { low: number; high: number }) => ({
    low: low * runs,
    high: high * runs,
  });
  return {
    ...estimate,
    tokens: times(estimate.tokens),
    costUsd: estimate.costUsd && times(estimate.costUsd),
  };
}
