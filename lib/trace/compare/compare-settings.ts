/** What two runs were asked to do differently: what a fork edited, or what sets two questions apart. */
import type { InquiryConfig, TrialSettings } from "@/lib/trace/config";

export type SettingName =
  | "question"
  | "documents"
  | "model-root"
  | "model-sub"
  | "mode"
  | "temperature"
  | "form"
  | "iterations"
  | "subCalls"
  | "tokens"
  | "costUsd"
  | "seconds"
  | "depth"
  | "arm"
  | "vote"
  | "quorum"
  | "jurors"
  | "lenses"
  | "early-stop"
  | "debate-rounds"
  | "instructions"
  | "temperatures"
  | "model-prosecutor"
  | "model-defense"
  | "model-jurors"
  | "model-judge"
  | "model-review"
  | "struck-out"
  | "appeals"
  | "precedents"
  | "replies";

export type SettingChange = {
  name: SettingName;
  /** As a reader may see it; empty where there is none. */
  a: string;
  b: string;
};

export function compareSettings(a: InquiryConfig, b: InquiryConfig): SettingChange[] {
  const [ours, theirs] = [settingsOf(a), settingsOf(b)];
  const names = new Set([...ours.keys(), ...theirs.keys()]);
  return [...names].flatMap((name) => {
    const [one = "", other = ""] = [ours.get(name), theirs.get(name)];
    return one === other ? [] : [{ name, a: one, b: other }];
  });
}

function settingsOf(config: InquiryConfig): Map<SettingName, string> {
  const settings = new Map<SettingName, string>([
    ["question", config.question],
    ["documents", config.documents.map(documentText).join(", ")],
  ]);
  const limits: [SettingName, number][] = [
    ["iterations", config.budget.iterations],
    ["subCalls", config.budget.subCalls],
    ["tokens", config.budget.tokens],
    ["costUsd", config.budget.costUsd],
    ["seconds", config.budget.seconds],
    ["depth", config.budget.depth],
  ];
  for (const [name, value] of limits) settings.set(name, String(value));
  settings.set("replies", config.edits.map(({ spanId }) => spanId).join(", "));
  if (config.trial) return new Map([...settings, ...trialSettingsOf(config.trial)]);
  settings.set("model-root", config.models.root);
  settings.set("model-sub", config.models.sub);
  settings.set("mode", config.mode);
  settings.set("temperature", config.temperature === null ? "" : String(config.temperature));
  settings.set("form", typeof config.form === "object" ? "schema" : (config.form ?? ""));
  return settings;
}

function trialSettingsOf({
  arm,
  rules,
  models,
  struckOut,
  appeals,
  precedents,
}: TrialSettings): [SettingName, string][] {
  const { temperatures } = rules;
  return [
    ["arm", arm],
    ["vote", typeof rules.vote === "string" ? rules.vote : String(rules.vote.needed)],
    ["quorum", String(rules.quorum)],
    ["jurors", String(rules.jurors.length)],
    ["lenses", rules.jurors.map(({ lens }) => lens ?? "–").join(", ")],
    ["early-stop", String(rules.earlyStop)],
    ["debate-rounds", String(rules.debateRounds)],
    ["instructions", rules.instructions],
    ["temperatures", Object.values(temperatures).join(", ")],
    ["model-prosecutor", models.prosecutor],
    ["model-defense", models.defense],
    ["model-jurors", [...new Set(models.jurors)].join(", ")],
    ["model-judge", models.judge],
    ["model-review", models.review ?? ""],
    ["struck-out", struckOut.join(", ")],
    ["appeals", appeals.map(({ quote }) => `“${quote}”`).join(", ")],
    ["precedents", String(precedents.length)],
  ];
}

/** The name alone would hide that another version was read. */
function documentText({ name, textSha256 }: InquiryConfig["documents"][number]): string {
  return `${name} (${textSha256.slice(0, 7)})`;
}
