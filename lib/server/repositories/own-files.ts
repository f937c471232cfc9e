/** The files in which a repository itself says what it wants: its settings, and who owns what. */
import "server-only";
import { codeOwnersPaths, readCodeOwners } from "@/lib/corpus/code-owners";
import type { OwnerSources } from "@/lib/corpus/page-owner";
import { readSettingsFile, settingsPaths } from "@/lib/corpus/settings-file";
import { ForgeError } from "@/lib/forge/forge";
import type { PageFiles } from "@/lib/server/repositories/read-pages";
import { type RepositorySettings, repositorySettings } from "@/lib/store/repository-store";

const MOST_BYTES = 4_000_000;

/** The repository's own file counts; where it has had one and has none now, the defaults do. */
export async function settingsOf(
  files: PageFiles,
  before: RepositorySettings,
): Promise<RepositorySettings> {
  const found = await firstOf(files, settingsPaths);
  if (!found) {
    const isOwn = before.file !== null;
    return isOwn ? repositorySettings.parse({ rules: {} }) : { ...before, problems: [] };
  }
  const { settings, problems } = readSettingsFile(found.text, found.path);
  const { owner: defaultOwner, ...rest } = settings;
  return { ...rest, defaultOwner, file: found.path, problems: [...found.problems, ...problems] };
}

export async function codeOwnersOf(files: PageFiles): Promise<OwnerSources["codeOwners"]> {
  const found = await firstOf(files, codeOwnersPaths);
  if (!found) return null;
  const { lineFor, problems } = readCodeOwners(found.text, found.path);
  return { file: found.path, rules: { lineFor, problems: [...found.problems, ...problems] } };
}

/** One that is too large to be read counts as empty, and says so. */
async function firstOf(
  { files, read }: PageFiles,
  paths: readonly string[],
): Promise<{ path: string; text: string; problems: string[] } | null> {
  const [file] = paths.flatMap((path) => files.find((one) => one.path === path) ?? []);
  if (!file) return null;
  const { path } = file;
  try {
    const bytes = await read(file, { mostBytes: MOST_BYTES });
    return { path, text: new TextDecoder().decode(bytes), problems: [] };
  } catch (error) {
    if (!(error instanceof ForgeError) || error.code !== "too-large") throw error;
    const problem = `${path} is over ${MOST_BYTES / 1_000_000} MB, so nothing of it is used.`;
    return { path, text: "", problems: [problem] };
  }
}
