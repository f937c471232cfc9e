"use client";

import { useState } from "react";
import { marksOnLine, type QuoteMark } from "@/components/change/cut-marks";
import { pairLines } from "@/components/change/pair-lines";
import type { PatchFile, PatchHunk } from "@/components/change/patch-lines";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { PatchRow, SplitRow } from "./patch-rows";
import type { QuotesProps } from "./quoted-line";

/** Lines of one file that are drawn at once. */
const MOST_LINES = 600;

export type PatchLayout = "unified" | "split";

type Props = QuotesProps & { file: PatchFile; isOpen: boolean; layout: PatchLayout };

/** One file of the change. What is closed is not drawn. */
export function PatchFileView({ file, marks, isOpen, layout, exhibits }: Props) {
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
            className={`source patch ${layout}`}
            aria-label={fill(m.trial.pair.changeLabel, { path: file.path })}
          >
            {hunks.map((hunk, index) => (
              <Hunk
                key={hunk.lines[0]?.start ?? index}
                hunk={hunk}
                layout={layout}
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

type HunkProps = QuotesProps & {
  hunk: PatchHunk;
  before: PatchHunk | undefined;
  layout: PatchLayout;
};

function Hunk({ hunk, before, layout, marks, exhibits }: HunkProps) {
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
      {layout === "split"
        ? pairLines(hunk.lines).map((pair) => (
            <SplitRow
              key={pair.left?.start ?? pair.right?.start}
              pair={pair}
              marks={marks}
              exhibits={exhibits}
            />
          ))
        : hunk.lines.map((line) => (
            <PatchRow key={line.start} line={line} marks={marks} exhibits={exhibits} />
          ))}
    </>
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
