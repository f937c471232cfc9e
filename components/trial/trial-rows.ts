/** The steps of a trial as rows: its stages in their order, exhibits below the check, jurors below the jury. */
import type { TreeItem } from "@/components/tree/tree-item";
import type { SpanOf } from "@/lib/trace/reduce";
import type { CaseView, StageView, TrialView } from "@/lib/trace/select-trial";

export type RowKind =
  | "funnel"
  | "review"
  | "prosecutor"
  | "check"
  | "exhibit"
  | "case"
  | "defense"
  | "jury"
  | "juror"
  | "judge"
  | "edits"
  | "arm";

export type TrialRow = {
  /** A span's id, or `exhibit:E1`. */
  id: string;
  kind: RowKind;
  level: number;
  span: SpanOf<"stage"> | null;
  /** The exhibit's id, the juror's number, the page's path. */
  label: string;
  calls: readonly SpanOf<"model-call">[];
  /** True where rows of a deeper level follow. */
  hasChildren: boolean;
};

export const FUNNEL_ID = "funnel";

export function exhibitId(exhibit: string): string {
  return `exhibit:${exhibit}`;
}

const none: ReadonlySet<string> = new Set();

/** `closed` holds the ids that the reader folded. With one case its stages stand beside the others. */
export function trialRows(view: TrialView, closed = none): TrialRow[] {
  const rows = [
    row({ id: FUNNEL_ID, kind: "funnel" }),
    ...stage("review", view.review, 1),
    ...stage("prosecutor", view.prosecution, 1),
    ...stage("arm", view.arm, 1),
    ...parent(
      stage("check", view.check, 1),
      view.exhibits.map(({ id }) =>
        row({ id: exhibitId(id), kind: "exhibit", level: 2, label: id }),
      ),
    ),
  ];
  const single = view.cases.length === 1;
  for (const one of view.cases) {
    if (single) rows.push(...caseRows(one, 1));
    else
      rows.push(
        ...parent(
          [row({ id: one.span.id, kind: "case", span: one.span, label: one.path })],
          caseRows(one, 2),
        ),
      );
  }
  return visible(rows, closed);
}

function caseRows(one: CaseView, level: number): TrialRow[] {
  const asked = one.jurors.filter(({ view }) => view !== null);
  const jury =
    asked.length > 0 || one.jury
      ? [
          row({
            id: one.jury?.span.id ?? `${one.span.id}/jury`,
            kind: "jury",
            level,
            span: one.jury?.span ?? null,
          }),
        ]
      : [];
  return [
    ...stage("defense", one.defense, level),
    ...parent(
      jury,
      asked.flatMap(({ juror, view }) =>
        stage("juror", view, level + 1).map((made) => ({ ...made, label: String(juror) })),
      ),
    ),
    ...stage("judge", one.judgment, level),
    ...stage("edits", one.edits, level),
  ];
}

function stage(
  kind: RowKind,
  view: Pick<StageView<"juror">, "span" | "calls"> | null,
  level: number,
): TrialRow[] {
  return view ? [row({ id: view.span.id, kind, level, span: view.span, calls: view.calls })] : [];
}

function parent(own: readonly TrialRow[], children: readonly TrialRow[]): TrialRow[] {
  return [...own.map((one) => ({ ...one, hasChildren: children.length > 0 })), ...children];
}

function row(parts: Partial<TrialRow> & Pick<TrialRow, "id" | "kind">): TrialRow {
  return { level: 1, span: null, label: "", calls: [], hasChildren: false, ...parts };
}

function visible(rows: readonly TrialRow[], closed: ReadonlySet<string>): TrialRow[] {
  const shown: TrialRow[] = [];
  let foldedAt = Number.POSITIVE_INFINITY;
  for (const one of rows) {
    if (one.level > foldedAt) continue;
    foldedAt = closed.has(one.id) ? one.level : Number.POSITIVE_INFINITY;
    shown.push(one);
  }
  return shown;
}

type TreeFolds = {
  /** What the reader folded. What the selected row lies in is open nevertheless. */
  closed: ReadonlySet<string>;
  selectedId: string | null;
  /** The spans that are drawn; null draws all. */
  shown: ReadonlySet<string> | null;
};

/** All rows that are stages: neither the funnel nor an exhibit is one. */
export function stageRows(view: TrialView): TrialRow[] {
  return trialRows(view).filter(({ span }) => span !== null);
}

/** An exhibit is shown with its check; the funnel, which is no span, only where nothing is hidden. */
export function fittingRows(
  view: TrialView,
  rows: readonly TrialRow[],
  shown: TreeFolds["shown"],
): readonly TrialRow[] {
  if (shown === null) return rows;
  return rows.filter(({ kind, span }) => {
    const id = kind === "exhibit" ? view.check?.span.id : span?.id;
    return id !== undefined && shown.has(id);
  });
}

/** The same as rows of a tree. */
export function treeItems(
  view: TrialView,
  { closed: folded, selectedId, shown }: TreeFolds,
): (TrialRow & TreeItem)[] {
  const around = rowsAround(trialRows(view), selectedId);
  const closed = new Set([...folded].filter((id) => !around.has(id)));
  const rows = fittingRows(view, trialRows(view, closed), shown);
  const parents = parentsOf(rows);
  const seen = new Map<TrialRow | null, number>();
  const positions = parents.map((parent) => {
    const position = (seen.get(parent) ?? 0) + 1;
    seen.set(parent, position);
    return position;
  });
  return rows.map((one, index) => ({
    ...one,
    isOpen: one.hasChildren ? !closed.has(one.id) : null,
    position: positions[index] ?? 1,
    setSize: seen.get(parents[index] ?? null) ?? 1,
  }));
}

/** The ids of what a row hangs on, up to the top. */
function rowsAround(rows: readonly TrialRow[], id: string | null): Set<string> {
  const parents = parentsOf(rows);
  const around = new Set<string>();
  let at = rows.findIndex((one) => one.id === id);
  for (let parent = parents[at]; parent; parent = parents[at]) {
    around.add(parent.id);
    at = rows.indexOf(parent);
  }
  return around;
}

/** What each row hangs on; null at the top. */
function parentsOf(rows: readonly TrialRow[]): (TrialRow | null)[] {
  const around: TrialRow[] = [];
  return rows.map((one) => {
    while ((around.at(-1)?.level ?? 0) >= one.level) around.pop();
    const parent = around.at(-1) ?? null;
    around.push(one);
    return parent;
  });
}

/** The case that a selection belongs to, by its index; null where it belongs to none. */
export function caseOfSelection(view: TrialView, selectedId: string | null): number | null {
  if (selectedId === null) return null;
  const exhibit = view.exhibits.find(({ id }) => exhibitId(id) === selectedId);
  const index = view.cases.findIndex(({ span, path }) =>
    exhibit
      ? exhibit.path === path
      : selectedId === span.id || selectedId.startsWith(`${span.id}/`),
  );
  return index < 0 ? null : index;
}
