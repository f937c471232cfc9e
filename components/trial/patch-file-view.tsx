"use client";

import { useState } from "react";
import { marksOnLine, type QuoteMark } from "@/components/change/cut-marks";
import type { PatchFile, PatchHunk, PatchLine } from "@/components/change/patch-lines";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CheckedExhibit } from "@/lib/trace/court";
import { ExhibitBadge } from "./exhibit-badge";
import { MarkedLine } from "./marked-line";

/** Lines of one file that are drawn at once. */
const MOST_LINES = 600;

type Props = {
  file: PatchFile;
  marks: readonly QuoteMark[];
  isOpen: boolean;
  exhibits: readonly CheckedExhibit[];
};

/** One file of the change. What is closed is not drawn. */
export function PatchFileView({ file, marks, isOpen, exhibits }: Props) {
  const { m } = useMessages();
  const [opened, setOpened] = useState<boolean | null>(null);
  const isShown = opened ?? isOpen;
  const { hunks, isCut } = firstLines(file.hunks, marks);
  return (
    <details
      className="patch-file"
      open={isShown}
      onToggle={(event) => setOpened(event.currentTarget.open)}
    >
      <summary>
        <span className="mono min-w-0 flex-1 truncate">{file.path}</span>
        <span className="muted">
          +{file.added} −{file.removed}
        </span>
      </summary>
      {isShown && (
        <>
          {file.remarks.map((remark) => (
            <p key={remark} className="muted px-4 py-1 text-[11.5px]">
              {remark}
            </p>
          ))}
          <ol
            className="source patch"
            aria-label={fill(m.trial.pair.changeLabel, { path: file.path })}
          >
            {hunks.map((hunk, index) => (
              <Hunk
                key={hunk.lines[0]?.start ?? index}
                hunk={hunk}
                before={hunks[index - 1]}
                marks={marks}
                exhibits={exhibits}
              />
            ))}
          </ol>
          {isCut && <p className="muted px-4 py-1">{fill(m.trial.pair.long, { n: MOST_LINES })}</p>}
        </>
      )}
    </details>
  );
}

type HunkProps = {
  hunk: PatchHunk;
  before: PatchHunk | undefined;
  marks: readonly QuoteMark[];
  exhibits: readonly CheckedExhibit[];
};

function Hunk({ hunk, before, marks, exhibits }: HunkProps) {
  const { m, count } = useMessages();
  const last = before?.lines.findLast(({ oldLine }) => oldLine !== null)?.oldLine ?? null;
  const hidden = last === null ? hunk.oldStart - 1 : hunk.oldStart - last - 1;
  return (
    <>
      {hidden > 0 && (
        <li className="gap">
          {count(m.trial.pair.gap, hidden)} {hunk.heading && <i>{hunk.heading}</i>}
        </li>
      )}
      {hunk.lines.map((line) => (
        <PatchRow key={line.start} line={line} marks={marks} exhibits={exhibits} />
      ))}
    </>
  );
}

const signs = { removed: "−", added: "+", context: "" } as const;

type RowProps = {
  line: PatchLine;
  marks: readonly QuoteMark[];
  exhibits: readonly CheckedExhibit[];
};

function PatchRow({ line, marks, exhibits }: RowProps) {
  const { m } = useMessages();
  const here = marksOnLine(line.text, line.start, marks);
  const begins = here.filter(({ start }) => start >= line.start - 1);
  return (
    <li className={line.side}>
      <span className="line-number">{line.oldLine}</span>
      <span className="line-number">{line.newLine}</span>
      <span className="sign">
        {signs[line.side]}
        {line.side !== "context" && (
          <span className="sr-only">
            {line.side === "removed" ? m.trial.pair.removedLine : m.trial.pair.addedLine}
          </span>
        )}
      </span>
      <span className="line-text">
        <MarkedLine text={line.text} start={line.start} marks={here} exhibits={exhibits} />
      </span>
      <span className="badges">
        {begins.map(({ id }) => (
          <ExhibitBadge
            key={id}
            id={id}
            stands={exhibits.find((one) => one.id === id)?.standing === "stands"}
          />
        ))}
      </span>
    </li>
  );
}

/** The first lines, and every hunk that a quote stands in. */
function firstLines(
  hunks: readonly PatchHunk[],
  marks: readonly QuoteMark[],
): { hunks: PatchHunk[]; isCut: boolean } {
  const shown: PatchHunk[] = [];
  let left = MOST_LINES;
  let isCut = false;
  for (const hunk of hunks) {
    const quoted = hunk.lines.some((line) => marksOnLine(line.text, line.start, marks).length > 0);
    if (quoted || hunk.lines.length <= left) shown.push(hunk);
    else {
      if (left > 0) shown.push({ ...hunk, lines: hunk.lines.slice(0, left) });
      isCut = true;
    }
    left = Math.max(0, left - hunk.lines.length);
  }
  return { hunks: shown, isCut };
}
