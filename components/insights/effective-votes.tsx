"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { Estimate, JuryXray } from "@/lib/trace/jury-xray";
import { useFigures } from "./use-figures";

/** How many independent votes the jury is worth, and what says so. */
export function EffectiveVotes({ jury }: { jury: JuryXray }) {
  const { m, count } = useMessages();
  const words = m.insights.jury;
  const { decimal, decimalInterval } = useFigures();
  const { effectiveVotes, correlation, jurors, fleiss, alpha } = jury;
  const { value } = effectiveVotes;
  return (
    <div>
      <h3>{words.effective}</h3>
      {value === null || correlation.value === null ? (
        <p className="ins-none">{words.undefinedNote}</p>
      ) : (
        <>
          <p className="ins-big">
            <b>{decimal(value, 1)}</b>
            <span>
              {count(words.seats, jurors.length)}
              <br />
              {fill(words.correlation, {
                value: decimal(correlation.value),
                interval: decimalInterval(correlation),
              })}
            </span>
          </p>
          <p className="muted ins-small">{decimalInterval(effectiveVotes)}</p>
          <div className="ins-seats" aria-hidden="true">
            {jurors.map(({ juror }) => (
              <i
                key={juror}
                className="ins-seat"
                style={{ "--at": Math.min(1, Math.max(0, value - juror + 1)) }}
              />
            ))}
          </div>
          {value > jurors.length && <p className="muted ins-small">{words.beyond}</p>}
        </>
      )}
      <AlikeNote jury={jury} />
      <h3>{words.all}</h3>
      <dl className="ins-facts">
        <Fact name={words.fleiss} estimate={fleiss} />
        <Fact name={words.alpha} estimate={alpha} />
      </dl>
    </div>
  );
}

function Fact({ name, estimate }: { name: string; estimate: Estimate }) {
  const { m } = useMessages();
  const { decimal, decimalInterval } = useFigures();
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b className="font-semibold">
          {estimate.value === null ? m.insights.none : decimal(estimate.value)}
        </b>
        {estimate.value !== null && (
          <small className="muted ml-1.5 text-[11px]">{decimalInterval(estimate)}</small>
        )}
      </dd>
    </div>
  );
}

/** Names the two who agree most, where that is more than chance by far. */
function AlikeNote({ jury: { pairs, jurors } }: { jury: JuryXray }) {
  const { m } = useMessages();
  const words = m.insights.jury;
  const { decimal, decimalInterval } = useFigures();
  const [most] = pairs
    .flatMap((pair) => (pair.kappa.value === null ? [] : [{ ...pair, value: pair.kappa.value }]))
    .sort((a, b) => b.value - a.value);
  if (!most || most.value < 0.4) return null;
  const { first, second, value, kappa } = most;
  const isSameModel = jurors[first - 1]?.model === jurors[second - 1]?.model;
  const isMixed = new Set(jurors.map(({ model }) => model)).size > 1;
  return (
    <p className="ins-note">
      <Icon name="info" />
      {fill(isSameModel && isMixed ? words.sharedModel : words.alike, {
        first,
        second,
        value: decimal(value),
        interval: decimalInterval(kappa),
      })}
    </p>
  );
}
