import type { ProposalState } from "@/lib/trace/proposal";

export const inboxTabs = ["inbox", "snoozed", "decided"] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** Which states stand under a tab. */
export const statesOf: Record<InboxTab, readonly ProposalState[]> = {
  inbox: ["open"],
  snoozed: ["snoozed"],
  decided: ["accepted", "declined", "withdrawn"],
};

export function tabOf(state: ProposalState): InboxTab {
  return inboxTabs.find((tab) => statesOf[tab].includes(state)) ?? "inbox";
}

export function tabNamed(text: string | undefined): InboxTab {
  return inboxTabs.find((tab) => tab === text) ?? "inbox";
}
