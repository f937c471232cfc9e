"use client";

import { useState } from "react";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { JuryXray } from "@/lib/trace/jury-xray";
import { useFigures } from "./use-figures";

type Pair = JuryXray["pairs"][number];

/** Cohen's κ of every two jurors, the darker the more alike. The line below says the chosen one's with its interval. */
export function KappaMatrix({ jury: { jurors, pairs } }: { jury: JuryXray }) {
  const { m } = useMessages();
  const words = m.insights.jury;
  const tell = useTold();
  const [chosen, setChosen] = useState<string | null>(null);
  const of = new Map(pairs.flatMap((pair) => keysOf(pair).map((key) => [key, pair] as const)));
  const most = Math.max(...pairs.map(({ kappa }) => kappa.value ?? 0));
  const isMost = ({ kappa: { value } }: Pair) => value !== null && value === most && most > 0;
  const shown = (chosen === null ? null : of.get(chosen)) ?? pairs.find(isMost) ?? pairs[0];
  return (
    <div className="ins-matrix">
      <table>
        <caption>{words.agreement}</caption>
        <thead>
          <tr>
            <td />
            {jurors.map(({ juror }) => (
              <th key={juror} scope="col">
                <JurorNumber juror={juror} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {jurors.map(({ juror: row }) => (
            <tr key={row}>
              <th scope="row">
                <JurorNumber juror={row} />
              </th>
              {jurors.map(({ juror: column }) => {
                const key = `${row} ${column}`;
                const pair = of.get(key);
                if (!pair)
                  return (
                    <td key={column} className="ins-self">
                      <span className="sr-only">{words.self}</span>
                    </td>
                  );
                return (
                  <td
                    key={column}
                    data-most={isMost(pair) || undefined}
                    data-shown={pair === shown || undefined}
                    style={{ "--at": Math.max(0, pair.kappa.value ?? 0) }}
                  >
                    <KappaButton
                      pair={pair}
                      told={tell(pair)}
                      isReached={column > row}
                      onChoose={() => setChosen(key)}
                    />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {shown && (
        <p className="ins-told" aria-live="polite">
          {tell(shown)}
        </p>
      )}
    </div>
  );
}

function JurorNumber({ juror }: { juror: number }) {
  const { m } = useMessages();
  return (
    <>
      <span className="sr-only">{fill(m.insights.jury.juror, { n: juror })}</span>
      <span aria-hidden="true">{juror}</span>
    </>
  );
}

/** Each pair stands in the matrix twice; the keys reach it once. */
function KappaButton({
  pair,
  told,
  isReached,
  onChoose,
}: {
  pair: Pair;
  told: string;
  isReached: boolean;
  onChoose: () => void;
}) {
  const { decimal } = useFigures();
  const { value } = pair.kappa;
  return (
    <button
      type="button"
      tabIndex={isReached ? undefined : -1}
      aria-label={told}
      onClick={onChoose}
      onFocus={onChoose}
      onPointerEnter={onChoose}
    >
      {value === null ? "–" : decimal(value)}
    </button>
  );
}

function useTold(): (pair: Pair) => string {
  const { m, count } = useMessages();
  const words = m.insights.jury;
  const { decimal, decimalInterval } = useFigures();
  return ({ first, second, kappa, cases }) => {
    const pair = { first, second, cases: count(words.cases, cases) };
    if (kappa.value === null) return fill(words.pairNone, pair);
    return fill(words.pair, {
      ...pair,
      ...{ value: decimal(kappa.value), interval: decimalInterval(kappa) },
    });
  };
}

function keysOf({ first, second }: { first: number; second: number }): string[] {
  return [`${first} ${second}`, `${second} ${first}`];
}
