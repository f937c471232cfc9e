/** A row of a tree that is drawn: what is folded away has none. */
export type TreeItem = {
  id: string;
  /** From 1. */
  level: number;
  /** Null for a row that nothing hangs on. */
  isOpen: boolean | null;
  /** Among those below the same row, from 1. */
  position: number;
  setSize: number;
};

/** What a key asks of a tree, going by the row that is active. */
export type TreeMove<Item extends TreeItem> =
  | { kind: "go"; to: Item }
  | { kind: "fold"; items: readonly Item[]; isOpen: boolean }
  | { kind: "enter"; item: Item };

/**
 * The keys of the WAI-ARIA tree pattern but for typing: ↑ ↓ Home End move, → opens and then goes in, ← closes and
 * then goes out, * opens what stands beside. Null for a key that does nothing here.
 */
export function treeMove<Item extends TreeItem>(
  key: string,
  items: readonly Item[],
  at: number,
): TreeMove<Item> | null {
  const item = items[at];
  const go = (to: Item | undefined): TreeMove<Item> | null => (to ? { kind: "go", to } : null);
  switch (key) {
    case "ArrowDown":
      return go(items[at + 1]);
    case "ArrowUp":
      return go(item ? items[at - 1] : items.at(-1));
    case "Home":
      return go(items[0]);
    case "End":
      return go(items.at(-1));
    case "Enter":
      return item ? { kind: "enter", item } : null;
    case "ArrowRight":
      if (item?.isOpen === false) return { kind: "fold", items: [item], isOpen: true };
      return item?.isOpen ? go(items[at + 1]) : null;
    case "ArrowLeft":
      if (item?.isOpen) return { kind: "fold", items: [item], isOpen: false };
      return item ? go(parentOf(items, at)) : null;
    case "*": {
      const closed = item ? siblings(items, at).filter(({ isOpen }) => isOpen === false) : [];
      return closed.length > 0 ? { kind: "fold", items: closed, isOpen: true } : null;
    }
    default:
      return null;
  }
}

/**
 * What is selected once these rows are folded: where one of them holds the selection, that row, or what it lies in if
 * nothing can select the row itself. Null where the selection stays in sight.
 */
export function foldedOver<Item extends TreeItem>(
  items: readonly Item[],
  folded: readonly Item[],
  selectedId: string | null,
  canSelect: (item: Item) => boolean,
): { active: Item; selected: Item } | null {
  const at = items.findIndex(({ id }) => id === selectedId);
  const around = at < 0 ? [] : itemsAround(items, at);
  const active = around.findLast((item) => folded.some(({ id }) => id === item.id));
  const selected = active && around.slice(around.indexOf(active)).find(canSelect);
  return selected ? { active, selected } : null;
}

/** What a row lies in, the nearest first. */
function itemsAround<Item extends TreeItem>(items: readonly Item[], at: number): Item[] {
  const around: Item[] = [];
  let level = items[at]?.level ?? 0;
  for (let above = at - 1; above >= 0 && level > 1; above -= 1) {
    const item = items[above];
    if (!item || item.level >= level) continue;
    around.push(item);
    level = item.level;
  }
  return around;
}

function parentOf<Item extends TreeItem>(items: readonly Item[], at: number): Item | undefined {
  return itemsAround(items, at)[0];
}

function siblings<Item extends TreeItem>(items: readonly Item[], at: number): Item[] {
  const own = items[at];
  if (!own) return [];
  let from = at;
  while (from > 0 && (items[from - 1]?.level ?? 0) >= own.level) from -= 1;
  let to = at;
  while (to < items.length - 1 && (items[to + 1]?.level ?? 0) >= own.level) to += 1;
  return items.slice(from, to + 1).filter(({ level }) => level === own.level);
}

/** The next row, from the one after `at` round to it again, whose name begins with what was typed. */
export function typedItem<Item extends TreeItem>(
  items: readonly Item[],
  at: number,
  typed: string,
  nameOf: (item: Item) => string,
): Item | null {
  const isOneLetter = [...typed].every((letter) => letter === typed[0]);
  const wanted = (isOneLetter ? typed.slice(0, 1) : typed).toLowerCase();
  // A longer word may still be that of the active row.
  const from = Math.max(0, isOneLetter ? at + 1 : at);
  const round = [...items.slice(from), ...items.slice(0, from)];
  return round.find((item) => nameOf(item).toLowerCase().startsWith(wanted)) ?? null;
}
