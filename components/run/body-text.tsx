"use client";

import { lazy, Suspense } from "react";
import { patiently } from "@/components/base/patiently";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { formatBytes } from "@/lib/format/size";
import type { Body } from "@/lib/trace/event";
import { useKeptOpen } from "./kept-state";
import { useFound } from "./use-found";

const WholeText = lazy(() =>
  patiently(() => import("./whole-text")).then((part) => ({ default: part.WholeText })),
);

/** A folded text of more characters may be taller than a phone, and scrolls. */
const MAY_SCROLL_CHARS = 1_000;

type Props = {
  body: Body;
  /** Unique among all texts of a page. */
  name: string;
  className?: string;
  /** Lines shown before the rest is asked for. */
  lines?: number;
};

/** A text of the log: its beginning at once, all of it on demand, or where the words looked for stand in the rest. */
export function BodyText({ body, name, className = "plain", lines = 24 }: Props) {
  const { m } = useMessages();
  const found = useFound(name);
  const [chosen, setOpen] = useKeptOpen(`${name} text`);
  const { preview, sha256, bytes } = body;
  const first = head(preview, lines);
  const isFoundBelow = found({ ...body, preview: "" });
  const isOpen = chosen ?? (isFoundBelow || (found(preview) && !found(first)));
  const isCut = sha256 !== null || first.length < preview.length;
  const known = (
    <pre className={className} tabIndex={isOpen || first.length > MAY_SCROLL_CHARS ? 0 : undefined}>
      {isOpen ? preview : first}
      {isCut && !isOpen && "…"}
    </pre>
  );
  return (
    <div className="min-w-0">
      {isOpen && sha256 !== null ? (
        <Suspense fallback={known}>
          <WholeText body={{ ...body, sha256 }} {...{ name, className }} />
        </Suspense>
      ) : (
        known
      )}
      {(isCut || isOpen) && (
        <button type="button" className="btn ghost sm mt-1" onClick={() => setOpen(!isOpen)}>
          {isOpen ? m.common.showLess : fill(m.common.showAll, { size: formatBytes(bytes) })}
        </button>
      )}
    </div>
  );
}

function head(text: string, lines: number): string {
  let end = -1;
  for (let line = 0; line < lines; line += 1) {
    end = text.indexOf("\n", end + 1);
    if (end < 0) return text;
  }
  return text.slice(0, end);
}
