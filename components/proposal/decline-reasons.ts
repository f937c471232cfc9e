import type { DeclineReason } from "@/lib/trace/proposal";

/** In the order of their digits; another reason is written out. */
export const declineReasons = [
  "page-is-right",
  "too-small",
  "already-fixed",
  "on-purpose",
  "not-my-page",
] as const satisfies readonly DeclineReason[];
