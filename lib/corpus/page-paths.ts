/** Which files of a repository are pages of its documentation. */
import { expandBraces } from "./expand-braces";
import { matchesPathParts, toPathParts } from "./path-parts";

export type PagePaths = {
  isPage(path: string): boolean;
  /** Left out by the settings: as a page, and as a changed file. */
  isIgnored(path: string): boolean;
};

/** No file system has longer ones; the patterns below take time that grows faster than a path. */
const LONGEST_PATH = 4_096;

/** What looks like documentation by its name: markup for prose, READMEs, text files of a docs folder, manual pages. */
const pages =
  /\.(?:md|mdx|markdown|mdoc|rst|adoc|asciidoc)$|(?:^|\/)README(?:\.[\w-]+)*$|(?:^|\/)docs?\/(?:.*\/)?[^/]+\.txt$|(?:^|\/)man\/(?:.*\/)?[^/]+\.[1-9](?:\.in)?$|(?:^|\/)man[1-9]\/[^/]+\.[1-9]$/i;

/** What is written once and then left as it was, belongs to others, or speaks to those who write the code. */
const never =
  /(?:^|\/)(?:CHANGELOG|CHANGES|HISTORY|RELEASES?|RELEASE[-_]NOTES|NEWS|LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|MAINTAINERS|CODE[-_]OF[-_]CONDUCT|PULL_REQUEST_TEMPLATE)(?:[-_.][^/]*)?$|(?:^|\/)(?:changelogs?|\.changeset|ISSUE_TEMPLATE|PULL_REQUEST_TEMPLATE|node_modules|vendor|third[-_]party|bower_components|__tests__|tests?|specs?|fixtures?|__fixtures__|testdata|snapshots|dist)\/|(?:^|\/)(?:CMakeLists|requirements[\w-]*|robots|humans|llms(?:-full)?)\.txt$/i;

/** `docs` in place of what looks like documentation, where it is not empty. Patterns begin at the root and know `*`, `?`, `**` and `{a,b}`. */
export function pagePaths(settings: {
  docs: readonly string[];
  ignore: readonly string[];
}): PagePaths {
  const isIgnored = matcher(settings.ignore);
  const isNamed = matcher(settings.docs);
  const isDocs =
    settings.docs.length > 0 ? isNamed : (path: string) => pages.test(path) && !never.test(path);
  return {
    isIgnored: (path) => path.length <= LONGEST_PATH && isIgnored(path),
    isPage: (path) => path.length <= LONGEST_PATH && isDocs(path) && !isIgnored(path),
  };
}

/** A folder's name stands for all that it holds. */
function matcher(globs: readonly string[]): (path: string) => boolean {
  const patterns = globs.flatMap((glob) => {
    const plain = glob
      .trim()
      .replace(/^\.?\//, "")
      .replace(/\/$/, "");
    return plain === "" ? [] : expandBraces(plain).map((one) => toPathParts(one.split("/")));
  });
  return (path) => {
    const names = path.split("/");
    return patterns.some((parts) => matchesPathParts(parts, names, { holdsBelow: true }));
  };
}
