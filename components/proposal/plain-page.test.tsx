import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ToastProvider } from "@/components/base/toasts";
import { itemOf, sampleProposal } from "@/components/fixtures/sample-proposals";
import { type Locale, messagesOf } from "@/components/messages/locale";
import { MessagesProvider } from "@/components/messages/messages-provider";
import type { Proposal } from "@/lib/trace/proposal";
import { InboxScreen } from "./inbox-screen";
import { type InboxTab, tabOf } from "./inbox-tabs";
import { courtWords } from "./testing/court-words";

const NOW = 1_780_000_000_000;
const counts = { waiting: 2, open: 1, accepted: 0, declined: 0, snoozed: 0, withdrawn: 0 };

function drawn(node: ReactNode, locale: Locale): string {
  const html = renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <MessagesProvider messages={messagesOf(locale)} locale={locale}>
        <ToastProvider>{node}</ToastProvider>
      </MessagesProvider>
    </QueryClientProvider>,
  );
  // An address may hold any word; nobody reads it.
  return html.replaceAll(/href="[^"]*"/g, "");
}

function inbox(proposal: Proposal | null, tab: InboxTab, locale: Locale): string {
  const items = proposal ? [itemOf(proposal)] : [];
  const list = { items, counts, owners: ["@acme/docs"] };
  return drawn(<InboxScreen tab={tab} list={list} proposal={proposal} owner={null} />, locale);
}

const states: Partial<Proposal>[] = [
  {},
  { edits: [], withoutEdit: "The edit does not apply to the page as it is now." },
  {
    state: "accepted",
    delivery: { kind: "branch", branch: "docs/retries", commit: "abc123def456", url: null },
    history: [{ at: NOW, action: "accepted", note: null, reason: null }],
  },
  {
    state: "declined",
    history: [{ at: NOW, action: "declined", note: "It is an old page.", reason: "other" }],
  },
  { state: "snoozed", snoozedUntil: NOW },
  {
    state: "withdrawn",
    check: { stands: false, message: "The page no longer says so." },
    owner: null,
    ownerRule: "no rule names anyone",
  },
];

test.each(["en", "ja"] as const)(
  "no state of a notice shows a word of a court room (%s)",
  (locale) => {
    for (const rest of states) {
      const proposal = sampleProposal(NOW, rest);
      const html = inbox(proposal, tabOf(proposal.state), locale);
      expect(html).toContain(proposal.title);
      expect(html.match(courtWords[locale])?.[0]).toBeUndefined();
    }
    for (const tab of ["inbox", "snoozed", "decided"] as const)
      expect(inbox(null, tab, locale).match(courtWords[locale])?.[0]).toBeUndefined();
  },
);

test("an open notice offers five actions in their order, an accepted one its patch", () => {
  const open = inbox(sampleProposal(NOW), "inbox", "en");
  const at = ["Accept ", "Edit ", "Not needed ", "Snooze ", "Give to someone else "].map((word) =>
    open.indexOf(`${word}<kbd>`),
  );
  expect(at.every((place) => place > 0)).toBe(true);
  expect(at).toEqual(at.toSorted((a, b) => a - b));
  const accepted = sampleProposal(NOW, {
    state: "accepted",
    delivery: { kind: "patch", branch: null, commit: null, url: null },
  });
  expect(inbox(accepted, "decided", "en")).toContain("Download the patch");
  expect(inbox(accepted, "decided", "en")).not.toContain("Accept <kbd>");
});
