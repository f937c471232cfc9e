import type { Conversation } from "@/lib/builtin/conversation";

/** Where a text names itself: its file, and what stands before its first gap. */
export function titleOf({ documents }: Conversation): string {
  const [document] = documents;
  return document === undefined ? "" : `${document.name} ${document.beginning.slice(0, 240)}`;
}
