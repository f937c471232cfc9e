import type { Messages } from "@/components/messages/en";
import { fill } from "@/lib/format/fill";

/** A place by the name that readers give it; pages have theirs in the reader's language, other names are the document's. */
export function placeName(label: string, m: Messages): string {
  const page = /^page (\d+)$/.exec(label)?.[1];
  if (page !== undefined) return fill(m.document.page, { n: page });
  const pages = /^pages (\d+)–(\d+)$/.exec(label);
  if (pages?.[1] === undefined || pages[2] === undefined) return label;
  return fill(m.document.pages, { from: pages[1], to: pages[2] });
}
