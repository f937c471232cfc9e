/** What a person has edited so far, and the request that it comes to: only what differs from the record is sent. */
import type { Budget, ForkRequest, RoleModels } from "@/components/api/shapes";
import type { TrialRerun } from "@/components/api/trials-api";
import type { InquiryConfig, TrialSettings } from "@/lib/trace/config";
import type { Arm, CheckedExhibit } from "@/lib/trace/court";
import type { CourtRules } from "@/lib/trace/court-rules";
import type { TraceMessage } from "@/lib/trace/event";

/** Texts of an exhibit that may be put otherwise. */
export const exhibitFields = ["docQuote", "changeQuote", "harm"] as const;
type ExhibitDraft = Partial<Record<(typeof exhibitFields)[number], string>>;

export type ForkDraft = {
  /** Of the messages that the call adds, in their order. */
  messages?: readonly string[];
  reply?: string;
  model?: string;
  /** As it is typed; empty leaves it to the model. */
  temperature?: string;
  onwards?: boolean;
  question?: string;
  models?: RoleModels;
  budget?: Budget;
  arm?: Arm;
  instructions?: string;
  rules?: Partial<CourtRules>;
  struckOut?: readonly string[];
  exhibits?: Readonly<Record<string, ExhibitDraft>>;
};

/** A call with its texts whole. */
export type RecordedCall = {
  spanId: string;
  messages: readonly { role: TraceMessage["role"]; content: string }[];
  reply: string;
  model: string;
  temperature: number | null;
};

type Edits = Pick<ForkRequest, "replies" | "calls">;

function callEdits(draft: ForkDraft, call: RecordedCall | null): Edits {
  if (!call) return {};
  const { spanId } = call;
  const reworded = call.messages.map(({ role, content }, index) => ({
    role,
    content: draft.messages?.[index] ?? content,
  }));
  const isReworded = reworded.some(({ content }, at) => content !== call.messages[at]?.content);
  const model = draft.model?.trim() ?? call.model;
  const temperature = typedTemperature(draft, call);
  const edit = {
    ...(isReworded ? { messages: reworded } : {}),
    ...(model === call.model || model === "" ? {} : { model }),
    ...(temperature === call.temperature || temperature === "bad" ? {} : { temperature }),
  };
  const holdsOn = draft.onwards && ("model" in edit || "temperature" in edit);
  const isAnswered = draft.reply !== undefined && draft.reply !== call.reply;
  return {
    ...(isAnswered ? { replies: [{ spanId, text: draft.reply ?? "" }] } : {}),
    ...(Object.keys(edit).length > 0
      ? { calls: [{ spanId, ...edit, ...(holdsOn ? { onwards: true } : {}) }] }
      : {}),
  };
}

/** What is typed as a temperature; "bad" where it is none. */
export function typedTemperature(
  draft: ForkDraft,
  call: Pick<RecordedCall, "temperature">,
): number | null | "bad" {
  if (draft.temperature === undefined) return call.temperature;
  if (draft.temperature.trim() === "") return null;
  const value = Number(draft.temperature.replace(",", "."));
  return value >= 0 && value <= 2 ? value : "bad";
}

export function forkRequest(
  { question, models, budget }: Pick<InquiryConfig, "question" | "models" | "budget">,
  draft: ForkDraft,
  call: RecordedCall | null,
): ForkRequest {
  const asked = draft.question?.trim();
  return {
    ...(asked && asked !== question ? { question: asked } : {}),
    ...(draft.models && !isSame(draft.models, models) ? { models: draft.models } : {}),
    ...(draft.budget && !isSame(draft.budget, budget) ? { budget: draft.budget } : {}),
    ...callEdits(draft, call),
  };
}

export function rerunRequest(
  settings: TrialSettings,
  draft: ForkDraft,
  recorded: { call: RecordedCall | null; exhibits: readonly CheckedExhibit[] },
): TrialRerun {
  const { arm, instructions, struckOut } = draft;
  const rules = {
    ...draft.rules,
    ...(instructions !== undefined && instructions.trim() !== settings.rules.instructions
      ? { instructions: instructions.trim() }
      : {}),
  };
  const exhibits = recorded.exhibits.flatMap((exhibit) => exhibitEdit(exhibit, draft));
  const isStruck = struckOut && sorted(struckOut) !== sorted(settings.struckOut);
  return {
    ...(arm && arm !== settings.arm ? { arm } : {}),
    ...(Object.keys(rules).length > 0 ? { rules } : {}),
    ...(isStruck ? { struckOut: [...struckOut] } : {}),
    ...(exhibits.length > 0 ? { exhibits } : {}),
    ...callEdits(draft, recorded.call),
  };
}

function exhibitEdit(
  exhibit: CheckedExhibit,
  { exhibits = {} }: ForkDraft,
): NonNullable<TrialRerun["exhibits"]> {
  const changed = exhibitFields.flatMap((name) => {
    const text = exhibits[exhibit.id]?.[name];
    return text === undefined || text === exhibit[name] ? [] : [[name, text] as const];
  });
  return changed.length > 0 ? [{ id: exhibit.id, ...Object.fromEntries(changed) }] : [];
}

function sorted(ids: readonly string[]): string {
  return [...ids].sort().join();
}

function isSame<T extends Record<string, string | number>>(a: T, b: T): boolean {
  return Object.keys(a).every((key) => a[key] === b[key]);
}
