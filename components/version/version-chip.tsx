"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

/** The number of a version, where there is more than one. */
export function VersionChip({ version }: { version: number }) {
  const { m } = useMessages();
  if (version < 2) return null;
  return <span className="chip">{fill(m.verification.version, { n: version })}</span>;
}
