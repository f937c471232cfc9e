/**
 * `.github/verbatim.yml`: what a repository wants of the court. It is read from the branch that changes are merged
 * into, never from a change itself, which could switch off its own trial.
 */
import { z } from "zod";
import { type CourtRules, courtRules, lens } from "@/lib/trace/court-rules";
import { readYaml } from "./read-yaml";

/** In this order; the first that is there counts. */
export const settingsPaths = [".github/verbatim.yml", ".github/verbatim.yaml"] as const;

const MOST_CHARS = 100_000;
/** Each round takes out one thing that is wrong; with more of them than this nothing of the file is used. */
const MOST_ROUNDS = 100;

const glob = z.string().trim().min(1).max(300);

const courtSection = courtRules.extend({
  jurors: z
    .union([
      z.int().min(1).max(15).meta({ description: "So many jurors, each with a lens of its own." }),
      courtRules.shape.jurors.unwrap(),
    ])
    .optional(),
});

export const settingsFile = z.strictObject({
  docs: z.array(glob).max(200).default([]).meta({
    description:
      "Which files are documentation, as glob patterns such as `docs/**/*.md`; a folder stands for all it holds. Without it, whatever looks like documentation.",
  }),
  ignore: z
    .array(glob)
    .max(200)
    .default([])
    .meta({ description: "Files that are never looked at, as pages or as parts of a change." }),
  owner: z.string().trim().min(1).max(200).nullable().default(null).meta({
    description:
      "Who is asked about a page that no front matter, no line of CODEOWNERS and no commit gives to someone.",
  }),
  deliver: z.enum(["patch", "branch", "pull-request"]).default("patch").meta({
    description: "How an accepted edit reaches the page unless its owner chooses otherwise.",
  }),
  court: courtSection.prefault({}).meta({ description: "The rules of court." }),
});

export type SettingsFile = Omit<z.infer<typeof settingsFile>, "court"> & { rules: CourtRules };

/** What can be used of the file, and sentences about the rest: each says its line, and that the default stands. */
export function readSettingsFile(
  text: string,
  file: string,
): { settings: SettingsFile; problems: readonly string[] } {
  if (text.length > MOST_CHARS)
    return {
      settings: settingsOf(settingsFile.parse({})),
      problems: [`${file} is longer than ${MOST_CHARS} characters, so nothing of it is used.`],
    };
  const yaml = readYaml(text);
  const problems = yaml.problems.map((problem) => `${file} ${problem}. Nothing of it is used.`);
  let value: unknown = yaml.value ?? {};
  for (let round = 0; ; round += 1) {
    const parsed = settingsFile.safeParse(value);
    if (parsed.success) return { settings: settingsOf(parsed.data), problems };
    const [issue] = parsed.error.issues;
    if (!issue) throw new Error("A failed parse names what is wrong.", { cause: parsed.error });
    const unknownKey = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
    const path = unknownKey === undefined ? issue.path : [...issue.path, unknownKey];
    problems.push(
      `${file} line ${yaml.lineOf(path)}: ${nameOf(path)}${unknownKey === undefined ? ` cannot be used (${issue.message})` : " is not known"}. ${path.length === 0 ? "Nothing of it is used" : "It counts as not written"}.`,
    );
    value = round < MOST_ROUNDS ? without(value, path) : {};
  }
}

function settingsOf({ court, ...settings }: z.infer<typeof settingsFile>): SettingsFile {
  const { jurors, ...rules } = court;
  const seats =
    typeof jurors === "number"
      ? Array.from({ length: jurors }, (_, index) => ({
          lens: lens.options[index % lens.options.length],
        }))
      : jurors;
  return {
    ...settings,
    rules: courtRules.parse({ ...rules, ...(seats ? { jurors: seats } : {}) }),
  };
}

function nameOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the file" : `\`${path.map(String).join(".")}\``;
}

/** A copy without what stands at the path: an entry of a list goes alone, a part of a rule with the rule. */
function without(value: unknown, path: readonly PropertyKey[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return {};
  if (Array.isArray(value))
    return value.flatMap((item, index) => {
      if (index !== key) return [item];
      return rest.length === 0 ? [] : [without(item, rest)];
    });
  if (typeof value !== "object" || value === null) return {};
  const entries = Object.entries(value);
  return Object.fromEntries(
    entries.flatMap(([name, part]) => {
      if (name !== key) return [[name, part]];
      return rest.length === 0 ? [] : [[name, without(part, rest)]];
    }),
  );
}
