"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { JuryXray } from "@/lib/trace/jury-xray";
import { useFigures } from "./use-figures";

/** Cohen's κ of every two jurors, the darker the more alike; intervals are in the cells' texts. */
export function KappaMatrix({ jury: { jurors, pairs } }: { jury: JuryXray }) {
  const { m, count } = useMessages();
  const words = m.insights.jury;
  const { decimal, decimalInterval } = useFigures();
  const of = new Map(pairs.flatMap((pair) => keysOf(pair).map((key) => [key, pair] as const)));
  const most = Math.max(...pairs.map(({ kappa }) => kappa.value ?? 0));
  return (
    <div className="ins-matrix">
      <table>
        <caption>{words.agreement}</caption>
        <thead>
          <tr>
            <td />
            {jurors.map(({ juror }) => (
              <th key={juror} scope="col">
                <span className="sr-only">{fill(words.juror, { n: juror })}</span>
                <span aria-hidden="true">{juror}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jurors.map(({ juror: row }) => (
            <tr key={row}>
              <th scope="row">
                <span className="sr-only">{fill(words.juror, { n: row })}</span>
                <span aria-hidden="true">{row}</span>
              </th>
              {jurors.map(({ juror: column }) => {
                const pair = of.get(`${row} ${column}`);
                if (!pair)
                  return (
                    <td key={column} className="ins-self">
                      <span className="sr-only">{words.self}</span>
                    </td>
                  );
                const { value } = pair.kappa;
                const told = fill(words.pair, {
                  first: pair.first,
                  second: pair.second,
                  value: value === null ? m.insights.none : decimal(value),
                  interval: decimalInterval(pair.kappa),
                  cases: count(words.cases, pair.cases),
                });
                return (
                  <td
                    key={column}
                    title={told}
                    data-most={(value !== null && value === most && most > 0) || undefined}
                    style={{ "--at": Math.max(0, value ?? 0) }}
                  >
                    <span aria-hidden="true">{value === null ? "–" : decimal(value)}</span>
                    <span className="sr-only">{told}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function keysOf({ first, second }: { first: number; second: number }): string[] {
  return [`${first} ${second}`, `${second} ${first}`];
}
