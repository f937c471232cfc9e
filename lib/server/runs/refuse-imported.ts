import "server-only";
import { UseCaseError } from "@/lib/server/use-case-error";
import type { RunSummary } from "@/lib/trace/run-summary";

/** Rejects with `conflict`: what was recorded elsewhere has neither its texts nor its models here. */
export function refuseImported({ kind }: Pick<RunSummary, "kind">): void {
  if (kind === "imported")
    throw new UseCaseError(
      "conflict",
      "This run was recorded elsewhere and imported: it can be read, searched and exported, but nothing of it is executed here. Ask the question of your own documents instead.",
    );
}
