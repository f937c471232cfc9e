import type { RepositoryItem } from "@/lib/trace/repository";

/** Where a repository lives, as people call it; empty for an upload. */
export function sourceName(source: RepositoryItem["source"]): string {
  if (source.kind === "upload") return "";
  return source.kind === "checkout" ? source.path : source.fullName;
}
