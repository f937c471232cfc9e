import type { Merge } from "@/lib/forge/forge";

/** Those merged since then, oldest first. */
export function inOrder(merges: readonly Merge[], since: number): Merge[] {
  const at = ({ mergedAt }: Merge) => mergedAt ?? 0;
  return merges.filter((merge) => at(merge) >= since).sort((a, b) => at(a) - at(b));
}
