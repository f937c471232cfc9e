import type { RunSummary } from "@/lib/trace/run-summary";

/** The ask page with the run's documents chosen, and with a question to begin from. */
export function askHref({ config }: Pick<RunSummary, "config">, question = ""): string {
  const query = new URLSearchParams(config.documents.map(({ id }) => ["document", id]));
  if (question) query.set("question", question);
  return `/?${query}`;
}
