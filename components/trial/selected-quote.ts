/** What the reader has marked with the pointer in the change or in the page, to be quoted. */
export type SelectedQuote = { from: "change" | "doc"; quote: string };

const SHORTEST = 8;

export function selectedQuote(): SelectedQuote | null {
  const selection = window.getSelection();
  const quote = selection?.toString().trim() ?? "";
  const node = selection?.anchorNode;
  if (!selection || quote.length < SHORTEST || !node) return null;
  const element = node instanceof Element ? node : node.parentElement;
  const from = element?.closest<HTMLElement>("[data-quotes]")?.dataset.quotes;
  return from === "change" || from === "doc" ? { from, quote } : null;
}
