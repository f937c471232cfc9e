"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { cutTable } from "@/lib/trace/cut-table";
import type { RunSummary } from "@/lib/trace/run-summary";
import { MarkedPieces } from "./marked-answer";
import { ShortList } from "./short-list";

/** Drawn at first; the file that can be downloaded has them all, too. */
const FIRST_ROWS = 200;

/** An answer that is a table, its claims marked in its cells. */
export function AnswerGrid({ text, summary }: { text: string; summary: RunSummary }) {
  const { m, count } = useMessages();
  const [head = [], ...rows] = cutTable(text, summary.claims);
  return (
    <ShortList name="answer rows" items={rows} first={FIRST_ROWS}>
      {(shown, more) => (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: What scrolls must be reached by the keyboard. */}
          <section className="answer-grid" tabIndex={0} aria-label={m.ensemble.form.table}>
            <table>
              <thead>
                <tr>
                  {head.map((cell, column) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: The cells of an answer never move.
                    <th key={column} scope="col">
                      {cell.map((piece) => piece.text).join("")}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map((row, index) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: The rows of an answer never move.
                  <tr key={index}>
                    {row.map((cell, column) => (
                      // biome-ignore lint/suspicious/noArrayIndexKey: The cells of an answer never move.
                      <td key={column}>
                        <MarkedPieces pieces={cell} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
          <p className="muted mt-1 text-[12px]">
            {count(m.ensemble.form.rows, rows.length)} {more}
          </p>
        </>
      )}
    </ShortList>
  );
}
