/**
 * What of a file could not be read, or not as it was meant: counted while it is read, told in sentences afterwards.
 * An import draws as far as it goes, and leaves nothing out in silence.
 */

const sentences = {
  "damaged-line": (n, first) =>
    n === 1
      ? `One line cannot be read as JSON (line ${first}); it was left out.`
      : `${n} lines cannot be read as JSON (the first: line ${first}); they were left out.`,
  "unread-rest": (_n, first) =>
    `After line ${first} nothing was read: most lines before it are damaged.`,
  "unknown-entry": (n, first) =>
    n === 1
      ? `One entry is none that is known here (${first}); it was left out.`
      : `${n} entries are none that are known here (the first: ${first}); they were left out.`,
  "bad-event": (n, first) =>
    n === 1
      ? `One event cannot be read (${first}); it was left out.`
      : `${n} events cannot be read (the first: ${first}); they were left out.`,
  "bad-span": (n, first) =>
    n === 1
      ? `One span cannot be read (${first}); it was left out.`
      : `${n} spans cannot be read (the first: ${first}); they were left out.`,
  "repeated-event": (n, first) =>
    `${n === 1 ? "One event stands" : `${n} events stand`} in the file twice (${first}); the first one counts.`,
  "repeated-id": (n, first) =>
    n === 1
      ? `One span has the id of another (${first}); it is drawn beside it.`
      : `${n} spans have the id of another (the first: ${first}); they are drawn beside it.`,
  orphan: (n, first) =>
    n === 1
      ? `One step hangs on a step that is not in the file (${first}); it stands at the top.`
      : `${n} steps hang on steps that are not in the file (the first: ${first}); they stand at the top.`,
  circle: (n, first) =>
    n === 1
      ? `One step is told to stand below itself (${first}); it stands at the top.`
      : `${n} steps are told to stand below themselves (the first: ${first}); they stand at the top.`,
  "no-end": (n, first) =>
    n === 1 ? `One step has no end (${first}).` : `${n} steps have no end (the first: ${first}).`,
  "no-start": (n, first) =>
    n === 1
      ? `One step does not say when it began (${first}); it is drawn at the beginning.`
      : `${n} steps do not say when they began (the first: ${first}); they are drawn at the beginning.`,
  backwards: (n, first) =>
    n === 1
      ? `One step ends before it begins (${first}); it is drawn without a duration.`
      : `${n} steps end before they begin (the first: ${first}); they are drawn without a duration.`,
  "missing-text": (n, first) =>
    n === 1
      ? `The whole of one long text is not in the file (${first}); only its beginning is shown.`
      : `The whole of ${n} long texts is not in the file (the first: ${first}); only their beginnings are shown.`,
  "wrong-text": (n, first) =>
    n === 1
      ? `One long text is not the one that its hash names (${first}); it was left out.`
      : `${n} long texts are not those that their hashes name (the first: ${first}); they were left out.`,
  "other-text": (n, first) =>
    n === 1
      ? `The document "${first}" here has another text than the one that was asked; it is not shown beside the run.`
      : `${n} documents here have other texts than those that were asked (the first: "${first}"); they are not shown beside the run.`,
  "bad-annotation": (n, first) =>
    n === 1
      ? `One comment cannot be read (${first}); it was left out.`
      : `${n} comments cannot be read (the first: ${first}); they were left out.`,
  "total-usage": (n, first) =>
    n === 1
      ? `One nested run tells its tokens only in total (${first}); they are not in the figures of the run.`
      : `${n} nested runs tell their tokens only in total (the first: ${first}); they are not in the figures of the run.`,
  "no-beginning": () =>
    "The beginning of the log is missing: what was asked, and with which limits, is not known.",
  "no-run-end": () => "The log ends before the run does: it was cut off, or still going on.",
  "several-traces": (_n, first) => `The file holds ${first} traces; they stand side by side.`,
  "too-many": (n, first) =>
    `The file holds more than can be drawn (${first}): ${n === 1 ? "one part was" : `${n} parts were`} left out.`,
} satisfies Record<string, (count: number, first: string) => string>;

export type LeftOutKind = keyof typeof sentences;

export type LeftOut = {
  /** `example` says which one, for a reader who looks for it in the file. */
  note(kind: LeftOutKind, example?: string): void;
  sentences(): string[];
};

const MAX_EXAMPLE_CHARS = 200;

export function createLeftOut(): LeftOut {
  const found = new Map<LeftOutKind, { count: number; first: string }>();
  return {
    note(kind, example = "") {
      const known = found.get(kind);
      if (known) known.count += 1;
      else found.set(kind, { count: 1, first: example.slice(0, MAX_EXAMPLE_CHARS) });
    },
    sentences: () => [...found].map(([kind, { count, first }]) => sentences[kind](count, first)),
  };
}
