/** What moves when a pane is scrolled: itself, or the page where the pane is as high as what it holds. */
export function scrollerOf(pane: HTMLElement): Element {
  return getComputedStyle(pane).overflowY === "visible"
    ? (document.scrollingElement ?? document.documentElement)
    : pane;
}
