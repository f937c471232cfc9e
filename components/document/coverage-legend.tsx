"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import { coverageShades, type DocumentCoverage } from "@/lib/trace/select-coverage";
import { percentOf } from "./coverage-segments";

type Props = {
  /** Of the sentence that says the same, for the strip to be described by. */
  id: string;
  name: string;
  coverage: DocumentCoverage;
};

/** How much of a document a run has seen, and how: the words to the shades of the strip. */
export function CoverageLegend({ id, name, coverage }: Props) {
  const { m } = useMessages();
  const { chars, sizes, byCodeAlone } = coverage;
  const share = (size: number) => {
    const { percent, isLess } = percentOf(size, chars);
    return `${isLess ? "<" : ""}${percent} %`;
  };
  const label = fill(m.document.coverage.label, { name });
  const shares = coverageShades.map(
    (shade) => `${m.document.coverage[shade]} ${share(sizes[shade])}`,
  );
  return (
    <>
      <p id={id} hidden>
        {label}: {shares.join(", ")}
      </p>
      <ul className="coverage" aria-label={label}>
        {coverageShades.map((shade) => (
          <li key={shade} title={m.document.coverage.explain[shade]}>
            <i className={shade} aria-hidden="true" />
            {m.document.coverage[shade]} <b>{share(sizes[shade])}</b>
            {shade === "searched" && byCodeAlone > 0 && (
              <span className="muted">
                {fill(m.document.coverage.byCodeAlone, { share: share(byCodeAlone) })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
