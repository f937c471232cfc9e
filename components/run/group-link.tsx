"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { RunGroup } from "@/lib/trace/config";

/** From one run of several to the page that compares them. */
export function GroupLink({ group }: { group: RunGroup | undefined }) {
  const { m, number } = useMessages();
  if (!group) return null;
  const values = { n: number(group.index + 1), of: number(group.of) };
  return (
    <Link className="chip" href={`/ensembles/${group.id}`}>
      <Icon name="list" small />
      {fill(m.ensemble.runOf, values)}
    </Link>
  );
}
