"use client";

import { useMemo, useState } from "react";
import { marksOnLine } from "@/components/change/cut-marks";
import { type PageLine, pageLines, pageParts } from "@/components/change/page-lines";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { LineBadges, LineText, type QuotesProps } from "./quoted-line";

/** Lines that are drawn at once when all of a page is asked for; the next ones on demand. */
const STEP_LINES = 4_000;

type Props = QuotesProps & {
  path: string;
  text: string;
  /** True when all of it is asked for. */
  isWhole: boolean;
};

/** A page around its quotes, or whole: then a very long one in steps. */
export function PageText({ path, text, marks, isWhole, exhibits }: Props) {
  const { m, count } = useMessages();
  const [drawn, setDrawn] = useState(STEP_LINES);
  const lines = useMemo(() => pageLines(text), [text]);
  const parts = useMemo(() => {
    if (isWhole) return [{ kind: "lines" as const, lines: lines.slice(0, drawn) }];
    const wanted = lines.filter((line) => marksOnLine(line.text, line.start, marks).length > 0);
    return pageParts(
      lines,
      wanted.map(({ line }) => line),
    );
  }, [lines, marks, isWhole, drawn]);
  const left = isWhole ? lines.length - drawn : 0;
  return (
    <ol className="source page-text" aria-label={fill(m.trial.pair.pageLabel, { path })}>
      {parts.map((part) =>
        part.kind === "gap" ? (
          <li key={`gap-${part.from}`} className="gap">
            {count(m.trial.pair.hidden, part.to - part.from + 1)}
          </li>
        ) : (
          part.lines.map((line) => (
            <PageRow key={line.line} line={line} marks={marks} exhibits={exhibits} />
          ))
        ),
      )}
      {left > 0 && (
        <li className="gap">
          {count(m.trial.pair.hidden, left)}{" "}
          <button
            type="button"
            className="btn ghost sm"
            onClick={() => setDrawn(drawn + STEP_LINES)}
          >
            {count(m.common.more, Math.min(STEP_LINES, left))}
          </button>
        </li>
      )}
    </ol>
  );
}

function PageRow({ line, ...quotes }: QuotesProps & { line: PageLine }) {
  return (
    <li className={/^#{1,6} /.test(line.text) ? "page-heading" : undefined}>
      <span className="line-number">{line.line}</span>
      <LineText line={line} {...quotes} />
      <LineBadges lines={[line]} {...quotes} />
    </li>
  );
}
