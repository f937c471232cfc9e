"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type RefObject, useEffect, useRef } from "react";
import { listProposals } from "@/components/api/proposals-api";
import { useMessages } from "@/components/messages/messages-provider";

type Place = { href: string; label: string; isCurrent: boolean; count?: number | undefined };

const COUNT_MS = 30_000;
/** Left free beside the place, so that the next one shows too. */
const EDGE_PX = 20;

/** Where one can go. The owners' pages have places of their own. */
export function Places() {
  const { m } = useMessages();
  const path = usePathname();
  const open = useOpenCount();
  const main: Place[] = [
    {
      href: "/",
      label: m.nav.ask,
      isCurrent: path === "/" || path.startsWith("/runs") || path === "/open",
    },
    { href: "/documents", label: m.nav.documents, isCurrent: path.startsWith("/documents") },
    {
      href: "/trials",
      label: m.nav.trials,
      isCurrent: path.startsWith("/trials") || path.startsWith("/repositories"),
    },
    { href: "/proposals", label: m.nav.proposals, isCurrent: false, count: open },
    { href: "/insights", label: m.insights.title, isCurrent: path.startsWith("/insights") },
    { href: "/tests", label: m.verification.cases.open, isCurrent: path.startsWith("/tests") },
  ];
  const isOwners = path.startsWith("/proposals");
  return (
    <nav aria-label={m.nav.label}>
      <ul className="flex gap-0.5">
        {isOwners ? (
          <OwnerPlaces open={open} />
        ) : (
          main.map((place) => <PlaceLink key={place.href} place={place} />)
        )}
      </ul>
    </nav>
  );
}

function OwnerPlaces({ open }: { open: number | undefined }) {
  const { m } = useMessages();
  const path = usePathname();
  const tab = useSearchParams().get("tab");
  const isInbox = path !== "/proposals/pages" && path !== "/proposals/settings";
  const words = m.proposal.nav;
  const places: Place[] = [
    {
      href: "/proposals",
      label: words.inbox,
      isCurrent: isInbox && tab !== "snoozed" && tab !== "decided",
      count: open,
    },
    {
      href: "/proposals?tab=snoozed",
      label: words.snoozed,
      isCurrent: isInbox && tab === "snoozed",
    },
    {
      href: "/proposals?tab=decided",
      label: words.decided,
      isCurrent: isInbox && tab === "decided",
    },
    { href: "/proposals/pages", label: words.pages, isCurrent: path === "/proposals/pages" },
    {
      href: "/proposals/settings",
      label: words.settings,
      isCurrent: path === "/proposals/settings",
    },
  ];
  return places.map((place) => <PlaceLink key={place.href} place={place} />);
}

function PlaceLink({ place: { href, label, isCurrent, count } }: { place: Place }) {
  const { number } = useMessages();
  const link = useRef<HTMLAnchorElement>(null);
  useShown(link, isCurrent);
  return (
    <li>
      <Link ref={link} href={href} aria-current={isCurrent ? "page" : undefined}>
        {label}
        {count !== undefined && count > 0 && <span className="count ml-1.5">{number(count)}</span>}
      </Link>
    </li>
  );
}

/** On a narrow screen the bar scrolls: the place one is at stands in it, whole. */
function useShown(link: RefObject<HTMLAnchorElement | null>, isCurrent: boolean): void {
  useEffect(() => {
    const bar = link.current?.closest("nav");
    if (!isCurrent || !link.current || !bar) return;
    const [frame, place] = [bar.getBoundingClientRect(), link.current.getBoundingClientRect()];
    if (place.right > frame.right) bar.scrollLeft += place.right - frame.right + EDGE_PX;
    if (place.left < frame.left) bar.scrollLeft -= frame.left - place.left + EDGE_PX;
  }, [link, isCurrent]);
}

/** How many notices wait for a decision; nothing is shown where that cannot be known now. */
function useOpenCount(): number | undefined {
  const { data } = useQuery({
    queryKey: ["proposals", "count"],
    queryFn: ({ signal }) => listProposals({ state: "open", limit: 1, owners: false }, signal),
    refetchInterval: COUNT_MS,
  });
  return data?.counts.open;
}
