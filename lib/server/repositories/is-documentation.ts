import "server-only";
import { type PagePaths, pagePaths } from "@/lib/corpus/page-paths";
import type { RepositorySettings } from "@/lib/store/repository-store";

type Settings = Pick<RepositorySettings, "docs" | "ignore">;

const byDefault = pagePaths({ docs: [], ignore: [] });
const known = new WeakMap<Settings, PagePaths>();

/** Whether a file is a page of documentation by a repository's settings, or by its looks where it has none. */
export function isDocumentation(path: string, settings: Settings | null): boolean {
  if (settings === null) return byDefault.isPage(path);
  const paths = known.get(settings) ?? pagePaths(settings);
  known.set(settings, paths);
  return paths.isPage(path);
}
