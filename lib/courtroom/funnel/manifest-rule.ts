/** A package's manifest, of which only the versions of what it depends on changed: nothing that a reader of pages meets. */
import { type ChangedFile, pathOf } from "@/lib/change/change";

const manifest =
  /(^|\/)(package\.json|Cargo\.toml|pyproject\.toml|go\.mod|composer\.json|Gemfile|requirements[\w-]*\.(txt|in)|pom\.xml|build\.gradle(\.kts)?|libs\.versions\.toml)$/;

/** `"name": "^1.2.3",`, `name = "1.2"`, `name==1.2.3`, `name v1.2.3`: a name and a version, and nothing else. */
const dependency =
  /^\s*(?:"[@\w./-]+"\s*:\s*"[~^<>=v ]*\d[\w.+ <>=|~^*-]*",?|[\w.-]+\s*=\s*(?:"[~^<>=]*\d[\w.+ <>=,*-]*"|\{.*version\s*=.*\}),?|[\w.[\]-]+\s*[=~><!]=\s*[\d.][\w.,<>=!~ *]*(?:;.*)?,?|[\w./-]+\.[\w./-]+ v\d\S*(?: \/\/ indirect)?|\s*"[\w.[\]-]+\s*[=~><!]=[^"]*",?)\s*$/;

/** Keys that look like dependencies and are requirements of the reader's own machine, or the package's own version. */
const requirement =
  /^\s*"?(node|npm|pnpm|yarn|python|requires-python|rust-version|edition|go|toolchain|php|java|ruby|version|packageManager|vscode)"?\s*[:= ]/;

export const manifestRule = {
  isManifest(path: string): boolean {
    return manifest.test(path);
  },

  changesDependenciesOnly(file: ChangedFile): boolean {
    if (!manifest.test(pathOf(file)) || file.status !== "modified") return false;
    const lines = file.hunks.flatMap((hunk) => hunk.lines.filter(({ side }) => side !== "context"));
    return (
      lines.length > 0 &&
      lines.every(
        ({ text }) => text.trim() === "" || (dependency.test(text) && !requirement.test(text)),
      )
    );
  },
};
