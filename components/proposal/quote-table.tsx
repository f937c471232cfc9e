"use client";

import type { ReactNode } from "react";
import { Icon } from "@/components/base/icon";
import { useNow } from "@/components/base/use-now";
import { cutMarks, withoutFarText } from "@/components/change/cut-marks";
import { useMessages } from "@/components/messages/messages-provider";
import { formatAge } from "@/lib/format/age";
import { fill } from "@/lib/format/fill";
import type { Proposal, QuotePair } from "@/lib/trace/proposal";
import { quotedLines } from "./quote-lines";

/** What the change did on the left, what the page says on the right, a row for each pair of quotes. */
export function QuoteTable({ proposal }: { proposal: Proposal }) {
  const { m } = useMessages();
  return (
    <table className="quote-table">
      <caption className="sr-only">{m.proposal.pair.label}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span>
              <Icon name="fork" />
              {m.proposal.pair.changed}
              <ChangeLink change={proposal.change} />
            </span>
          </th>
          <th scope="col">
            <span>
              <Icon name="doc" />
              {m.proposal.pair.page}
            </span>
          </th>
        </tr>
      </thead>
      <tbody>
        {proposal.quotes.map((pair) => (
          <tr key={`${pair.changeFile}-${pair.changeQuote}-${pair.docLine}-${pair.docQuote}`}>
            <td>
              <ChangeQuote pair={pair} />
            </td>
            <td>
              <PageQuote pair={pair} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ChangeLink({ change }: Pick<Proposal, "change">) {
  const { m, locale } = useMessages();
  const now = useNow(null);
  const number = /\/(?:pull|merge_requests)\/(\d+)/.exec(change.url ?? "")?.[1];
  const name = number ? `#${number}` : change.title;
  const age =
    now === null || change.mergedAt === null ? null : formatAge(change.mergedAt, now, locale);
  const words = age === null ? name : `${name}, ${fill(m.proposal.pair.merged, { age })}`;
  if (change.url === null || !/^https?:\/\//.test(change.url))
    return <span className="change-name truncate">{words}</span>;
  return (
    <a
      className="change-name truncate"
      href={change.url}
      rel="noreferrer"
      target="_blank"
      title={change.title}
    >
      {words}
    </a>
  );
}

const signs = { removed: "−", added: "+", context: "" } as const;

function ChangeQuote({ pair }: { pair: QuotePair }) {
  const { m } = useMessages();
  const { lines, marks } = quotedLines(pair.changeLines, pair.changeQuote);
  return (
    <blockquote className="mono" title={`${pair.changeFile}:${pair.changeLine ?? ""}`}>
      {lines.map(({ line, start }) => (
        <p key={start}>
          <span className="sign">
            <span aria-hidden="true">{signs[line.side]}</span>
            {line.side !== "context" && (
              <span className="sr-only">{m.proposal.pair[line.side]} </span>
            )}
          </span>
          {marked(withoutFarText(cutMarks(line.text, start, marks)))}
        </p>
      ))}
    </blockquote>
  );
}

function PageQuote({ pair }: { pair: QuotePair }) {
  const { m } = useMessages();
  const { lines, marks } = quotedLines(pair.docLines, pair.docQuote);
  return (
    <>
      <p className="your-page">{m.proposal.pair.yourPage}</p>
      <blockquote>
        {lines.map(({ line, start }) => (
          <p key={line.line}>
            <span className="line-number">{line.line}</span>
            {marked(withoutFarText(cutMarks(line.text, start, marks)))}
          </p>
        ))}
      </blockquote>
    </>
  );
}

function marked(pieces: ReturnType<typeof cutMarks>): ReactNode[] {
  return pieces.map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: A piece is its place in the line.
    piece.ids.length > 0 ? <mark key={index}>{piece.text}</mark> : piece.text,
  );
}
