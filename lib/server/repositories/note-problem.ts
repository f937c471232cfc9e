/** Carries on when a repository cannot be read just now: the problem stands with the repository until it can. */
import "server-only";
import { ForgeError } from "@/lib/forge/forge";
import type { Composition } from "@/lib/server/composition";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { StoredRepository } from "@/lib/store/repository-store";

const START = "It could not be read the last time:";

/** Resolves with what the work gives, or null with the problem noted. */
export async function noteProblem<T>(
  { repositories }: Pick<Composition, "repositories">,
  repository: StoredRepository,
  work: () => Promise<T>,
): Promise<T | null> {
  const note = async (problem: string | null) => {
    const now = (await repositories.get(repository.id)) ?? repository;
    const { problems } = now.settings;
    const others = problems.filter((one) => !one.startsWith(START));
    const next = problem === null ? others : [`${START} ${problem}`, ...others];
    if (next.join("\n") === problems.join("\n")) return;
    await repositories.update(now.id, { settings: { ...now.settings, problems: next } });
  };
  try {
    const value = await work();
    await note(null);
    return value;
  } catch (error) {
    if (!(error instanceof ForgeError) && !(error instanceof UseCaseError)) throw error;
    await note(error.message);
    return null;
  }
}
