import "server-only";
import { type PagePaths, pagePaths } from "@/lib/corpus/page-paths";
import type { RepositorySettings } from "@/lib/store/repository-store";

type Settings = Pick<RepositorySettings, "docs" | "ignore">;

const byDefault = pagePaths({ docs: [], ignore: [] });
const known = new WeakMap<Settings, PagePaths>();

/** Whether a file is a page of documentation by a repository's settings, or by its looks where it has none. */
export function isDocumentation(path: string, settings: Settings | null): boolean {
  return pathsOf(settings).isPage(path);
}

/** Whether a repository's settings leave a file out, as a page and as a part of a change. */
export function isIgnored(path: string, settings: Settings | null): boolean {
  return pathsOf(settings).isIgnored(path);
}

function pathsOf(settings: Settings | null): PagePaths {
  if (settings === null) return byDefault;
  const paths = known.get(settings) ?? pagePaths(settings);
  known.set(settings, paths);
  return paths;
}
