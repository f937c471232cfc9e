/** What the form for a new trial holds, what it still lacks, and the order that it comes to. */
import type { TrialRequest } from "@/components/api/trials-api";
import type { Arm } from "@/lib/trace/court";
import { type CourtRules, defaultCourtRules } from "@/lib/trace/court-rules";
import { type CourtRulesForm, rulesChangeOf, rulesFormOf } from "./court-rules-form";

export type FilingPage = { path: string; text: string };

export type FilingForm = CourtRulesForm & {
  title: string;
  body: string;
  diff: string;
  pages: readonly FilingPage[];
  repositoryId: string | null;
  arm: Arm;
  instructions: string;
  models: Readonly<Record<FilingRole, string>>;
};

export const filingRoles = ["prosecutor", "defense", "juror", "judge", "review"] as const;
export type FilingRole = (typeof filingRoles)[number];

export type FilingLack = "missingPatch" | "missingTitle" | "missingPages";

export const emptyFiling: FilingForm = {
  title: "",
  body: "",
  diff: "",
  pages: [],
  repositoryId: null,
  arm: "court",
  ...rulesFormOf(defaultCourtRules),
  instructions: "",
  models: { prosecutor: "", defense: "", juror: "", judge: "", review: "" },
};

export function lackOf(form: FilingForm): FilingLack | null {
  if (form.diff.trim() === "") return "missingPatch";
  if (form.title.trim() === "") return "missingTitle";
  return form.pages.length === 0 && form.repositoryId === null ? "missingPages" : null;
}

/** Only what was changed is sent, so that the repository's own rules and the settings hold for the rest. */
export function requestOf(form: FilingForm): TrialRequest {
  const rules = rulesOf(form);
  const models = modelsOf(form);
  return {
    title: form.title.trim(),
    body: form.body,
    diff: form.diff,
    ...(form.pages.length > 0 ? { documents: [...form.pages] } : {}),
    ...(form.repositoryId === null ? {} : { repositoryId: form.repositoryId }),
    ...(Object.keys(rules).length > 0 ? { rules } : {}),
    ...(Object.keys(models).length > 0 ? { models } : {}),
    ...(form.arm === "court" ? {} : { arm: form.arm }),
  };
}

function rulesOf(form: FilingForm): Partial<CourtRules> {
  const instructions = form.instructions.trim();
  return {
    ...rulesChangeOf(form, defaultCourtRules),
    ...(instructions === "" ? {} : { instructions }),
  };
}

function modelsOf({ models, jurors }: FilingForm): NonNullable<TrialRequest["models"]> {
  const chosen: NonNullable<TrialRequest["models"]> = {};
  for (const role of filingRoles) {
    const model = models[role].trim();
    if (model === "") continue;
    if (role === "juror") chosen.jurors = Array.from({ length: jurors }, () => model);
    else chosen[role] = model;
  }
  return chosen;
}

const PATCH = /^(?:diff --git |--- |\+\+\+ |@@ -|Index: )/m;

/** Whether a dropped file is a change rather than a page. */
export function isPatch({ path, text }: FilingPage): boolean {
  return /\.(?:diff|patch)$/i.test(path) || (!/\.\w+$/.test(path) && PATCH.test(text));
}

/** What a mailed patch or a commit says of itself in its `Subject:` line; null where it says nothing. */
export function titleOf(patch: string): string | null {
  const subject = /^Subject: (?:\[PATCH[^\]]*\] )?(.+)$/m.exec(patch.slice(0, 4_000));
  return subject?.[1]?.trim() ?? null;
}
