"use client";

import Link from "next/link";
import { useMessages } from "@/components/messages/messages-provider";
import type { InboxTab } from "./inbox-tabs";

/** Says what will stand here, and when. */
export function EmptyInbox({ tab }: { tab: InboxTab }) {
  const { m } = useMessages();
  const words = m.proposal.empty;
  const notes = {
    inbox: { title: words.inbox, note: words.inboxNote },
    snoozed: { title: words.snoozed, note: words.snoozedNote },
    decided: { title: words.decided, note: words.decidedNote },
  };
  const { title, note } = notes[tab];
  return (
    <div className="inbox-note">
      <h1>{title}</h1>
      <p className="lead">{note}</p>
      {tab === "inbox" && (
        <p className="mt-4">
          <Link className="btn" href="/proposals?tab=decided">
            {m.proposal.nav.decided}
          </Link>
        </p>
      )}
    </div>
  );
}
