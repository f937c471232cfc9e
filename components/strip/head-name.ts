import type { Speech } from "@/components/messages/messages-provider";
import type { Head } from "@/lib/trace/strip/mark";

/** What stands above a stretch: an iteration's number, the name of a phase, the file of a page. */
export function headName({ name }: Pick<Head, "name">, { m, count }: Speech): string {
  if (name.kind === "iteration") return String(name.number);
  if (name.kind === "page") return name.path.split("/").at(-1) ?? name.path;
  return name.kind === "pages" ? count(m.strip.pages, name.count) : m.strip.phase[name.phase];
}
