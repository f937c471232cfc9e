/** Which branch of a checkout changes are merged into: not always the one that someone works on just now. */
import { GitError, runGit } from "@/lib/forge/run-git";

const usual = ["main", "master", "trunk"];

/** The branch that its origin calls its own, else the usual name, else the one that is checked out; null where none is. */
export async function mainBranch(checkout: string): Promise<string | null> {
  const current = await symbolic(checkout, "HEAD");
  const origin = await symbolic(checkout, "refs/remotes/origin/HEAD");
  const wanted = [...(origin === null ? [] : [origin.replace(/^origin\//, "")]), ...usual];
  if (current !== null && wanted[0] === current) return current;
  const { text } = await runGit(checkout, [
    "for-each-ref",
    "--format=%(refname:short)",
    "refs/heads",
  ]);
  const branches = new Set(text.split("\n"));
  return wanted.find((branch) => branches.has(branch)) ?? current;
}

/** Null for what is no symbolic reference, such as a HEAD that stands at a commit. */
async function symbolic(checkout: string, name: string): Promise<string | null> {
  try {
    return (await runGit(checkout, ["symbolic-ref", "--quiet", "--short", name])).text.trim();
  } catch (reason) {
    if (reason instanceof GitError) return null;
    throw reason;
  }
}
