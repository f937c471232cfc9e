import "server-only";
import { forgeAddressProblem } from "@/lib/forge/forge-address";
import type { Composition } from "@/lib/server/composition";
import { isAlone } from "@/lib/server/repositories/checkout-path";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { RepositorySource } from "@/lib/store/repository-store";

/** Throws UseCaseError where the forge may not be asked, or no longer: the rule may have changed since it was added. */
export function checkForgeAddress(env: Composition["env"], source: RepositorySource): void {
  if (source.kind === "upload" || source.kind === "checkout") return;
  const rules = { forges: env.forges, isAlone: isAlone(env) };
  const problem = forgeAddressProblem(source.apiUrl, rules);
  if (!problem) return;
  const fields = [{ pointer: "/source/apiUrl", message: problem.message }];
  throw new UseCaseError(problem.code, problem.message, { fields });
}
