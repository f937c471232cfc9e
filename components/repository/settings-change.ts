/** The settings of a repository as its form holds them, and what of them was changed. */
import {
  type CourtRulesForm,
  rulesChangeOf,
  rulesFormOf,
} from "@/components/docket/court-rules-form";
import type { RepositoryChange, RepositoryView } from "@/lib/trace/repository";

export type SettingsForm = CourtRulesForm & {
  docs: string;
  ignore: string;
  defaultOwner: string;
  deliver: RepositoryView["settings"]["deliver"];
  instructions: string;
  weeklyNotices: number;
  hookSecret: string;
  token: string;
};

export function formOf({ settings }: Pick<RepositoryView, "settings">): SettingsForm {
  return {
    ...rulesFormOf(settings.rules),
    docs: settings.docs.join("\n"),
    ignore: settings.ignore.join("\n"),
    defaultOwner: settings.defaultOwner ?? "",
    deliver: settings.deliver,
    instructions: settings.rules.instructions,
    weeklyNotices: settings.rules.weeklyNotices,
    hookSecret: "",
    token: "",
  };
}

/** Secrets are sent only where one was typed: what is empty stays as it is. */
export function changeOf(form: SettingsForm, before: RepositoryView): RepositoryChange {
  const { instructions, weeklyNotices } = form;
  return {
    settings: {
      docs: linesOf(form.docs),
      ignore: linesOf(form.ignore),
      defaultOwner: form.defaultOwner.trim() || null,
      deliver: form.deliver,
      rules: {
        ...before.settings.rules,
        ...rulesChangeOf(form, before.settings.rules),
        instructions: instructions.trim(),
        weeklyNotices,
      },
    },
    ...(form.hookSecret.trim() === "" ? {} : { hookSecret: form.hookSecret.trim() }),
    ...(form.token.trim() === "" ? {} : { token: form.token.trim() }),
  };
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
