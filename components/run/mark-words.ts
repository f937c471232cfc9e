/** Marks found words wherever they are drawn, without touching what is drawn. Loaded with the first search. */

/** Names in the browser's registry of highlights; app/styles/viewer.css says how they look. */
const EVERYWHERE = "found";
const HERE = "found-here";
const MOST_MARKS = 2_000;
/** Kept free above and below a mark that is brought into view. */
const MARGIN_PX = 60;
const blocks = "p, pre, li, td, th, h2, h3, h4, summary, dd, dt, .l, .trow";

/** Goes on marking what is drawn in `frame` until the returned function is called. `hereId` as for useMarks. */
export function markWords(frame: HTMLElement, pattern: RegExp, hereId: string | null): () => void {
  let request = 0;
  let isShown = false;
  const draw = () => {
    request = 0;
    const here = hereId === null ? null : document.getElementById(hereId);
    const ranges = findRanges(frame, pattern);
    const isHere = ({ startContainer }: Range) => here?.contains(startContainer) ?? false;
    CSS.highlights.set(EVERYWHERE, new Highlight(...ranges.filter((range) => !isHere(range))));
    const own = ranges.filter(isHere);
    CSS.highlights.set(HERE, new Highlight(...own));
    if (!isShown && own[0]) bringIntoView(own[0], frame);
    isShown ||= own.length > 0;
  };
  const soon = () => {
    if (request === 0) request = requestAnimationFrame(draw);
  };
  soon();
  const observer = new MutationObserver(soon);
  observer.observe(frame, { childList: true, characterData: true, subtree: true });
  return () => {
    observer.disconnect();
    cancelAnimationFrame(request);
    CSS.highlights.delete(EVERYWHERE);
    CSS.highlights.delete(HERE);
  };
}

/** Scrolls whatever scrolls around a mark, as little as shows it: a long text has a box of its own. */
function bringIntoView(mark: Range, frame: HTMLElement): void {
  const start = mark.startContainer.parentElement;
  for (let around = start; around; around = around.parentElement) {
    const isPage = around === document.documentElement;
    if (around.scrollHeight <= around.clientHeight && !isPage) continue;
    if (!isPage && getComputedStyle(around).overflowY === "visible") continue;
    const { top, bottom } = mark.getBoundingClientRect();
    const box = isPage ? { top: 0, bottom: window.innerHeight } : around.getBoundingClientRect();
    if (top < box.top + MARGIN_PX) around.scrollTop -= box.top + MARGIN_PX - top;
    else if (bottom > box.bottom - MARGIN_PX) around.scrollTop += bottom - box.bottom + MARGIN_PX;
    if (around === frame) return;
  }
}

/** Words may stand across the tokens of coloured code, never across two blocks. */
function findRanges(frame: HTMLElement, pattern: RegExp): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  let around: Element | null = null;
  let nodes: Text[] = [];
  const flush = () => {
    for (const range of rangesIn(nodes, pattern))
      if (ranges.length < MOST_MARKS) ranges.push(range);
    nodes = [];
  };
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const block = node.parentElement?.closest(blocks) ?? null;
    if (block !== around) flush();
    around = block;
    nodes.push(node);
  }
  flush();
  return ranges;
}

function rangesIn(nodes: readonly Text[], pattern: RegExp): Range[] {
  const text = nodes.map(({ data }) => data).join("");
  pattern.lastIndex = 0;
  const found: Range[] = [];
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const start = placeIn(nodes, match.index);
    const end = placeIn(nodes, match.index + match[0].length - 1);
    if (!start || !end) continue;
    const range = new Range();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset + 1);
    found.push(range);
  }
  return found;
}

function placeIn(nodes: readonly Text[], offset: number): { node: Text; offset: number } | null {
  let left = offset;
  for (const node of nodes) {
    if (left < node.length) return { node, offset: left };
    left -= node.length;
  }
  return null;
}
