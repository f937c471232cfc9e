/**
 * Who is asked about a page, and by which rule: the page's own front matter, CODEOWNERS, whoever changed it last, the
 * repository's default. A line of CODEOWNERS without owners says that nobody is to be asked by it: the next rule decides.
 */
import type { CodeOwners } from "./code-owners";
import { frontMatterOwners } from "./front-matter";

/** The newest commit to a page by a person. */
export type LastCommit = {
  name: string;
  /** Null where it is none that mail reaches. */
  email: string | null;
  sha: string;
  /** Its date: `2026-03-01`. */
  day: string;
};

export type OwnerSources = {
  /** Null where the repository has no such file. */
  codeOwners: { file: string; rules: CodeOwners } | null;
  lastCommit(path: string): LastCommit | null;
  defaultOwner: string | null;
};

export type PageOwner = {
  owner: string | null;
  /** The rule that named the owner, in words. */
  ownerRule: string;
};

const LAST_COMMIT = "Last commit to the page:";

/** Whoever is asked by this rule was never named as an owner: mail waits until they want it. */
export function isByLastCommit(ownerRule: string): boolean {
  return ownerRule.includes(LAST_COMMIT);
}

export function pageOwner(
  { path, text }: { path: string; text: string },
  { codeOwners, lastCommit, defaultOwner }: OwnerSources,
): PageOwner {
  const own = frontMatterOwners(text);
  if (own) return { owner: own.owners[0] ?? null, ownerRule: frontMatterRule(own) };
  const line = codeOwners?.rules.lineFor(path) ?? null;
  const where = line && `${codeOwners?.file} line ${line.line} (\`${line.pattern}\`)`;
  const [first, ...others] = line?.owners ?? [];
  if (first !== undefined) return { owner: first, ownerRule: `${where}${withOthers(others)}` };
  const unowned = where === null ? "" : `${where} leaves the page to nobody. `;
  const last = lastCommit(path);
  if (last)
    return {
      owner: last.email ?? last.name,
      ownerRule: `${unowned}${LAST_COMMIT} ${last.name}, ${last.day} (${last.sha.slice(0, 7)})`,
    };
  if (defaultOwner !== null)
    return { owner: defaultOwner, ownerRule: `${unowned}Default owner of the repository` };
  return {
    owner: null,
    ownerRule: `${unowned}No rule names an owner: add \`owner:\` to the page's front matter, a line to CODEOWNERS, or a default owner in the settings`,
  };
}

function frontMatterRule({ key, owners }: { key: string; owners: readonly string[] }): string {
  return `Front matter of the page (\`${key}\`)${withOthers(owners.slice(1))}`;
}

function withOthers(others: readonly string[]): string {
  return others.length > 0 ? `, along with ${others.join(", ")}` : "";
}
