"use client";

import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { JuryXray } from "@/lib/trace/jury-xray";
import { DecisiveTable } from "./decisive-table";
import { EffectiveVotes } from "./effective-votes";
import { JurorName } from "./juror-name";
import { KappaMatrix } from "./kappa-matrix";
import { OrderNote } from "./order-note";
import { Panel } from "./panel";
import { ShareTable } from "./share-table";
import { ratioOf } from "./use-figures";

const FEWEST_AT_ONCE = 10;

type Props = { jury: JuryXray | null; onChoose: (key: string) => void };

/** How the jurors vote: how lenient each is, how alike they are, and whose votes change anything. */
export function JuryPanel({ jury, onChoose }: Props) {
  const { m, count, number } = useMessages();
  const words = m.insights.jury;
  if (!jury)
    return (
      <Panel title={words.title}>
        <p className="ins-none">{words.none}</p>
      </Panel>
    );
  const lead = [
    count(words.cases, jury.measured),
    count(words.votes, jury.votes),
    ...(jury.failed > 0 ? [fill(words.failed, { n: number(jury.failed) })] : []),
  ].join(", ");
  return (
    <Panel title={words.title} lead={lead} aside={<JuryChoice jury={jury} onChoose={onChoose} />}>
      <div className="ins-jury">
        <EffectiveVotes jury={jury} />
        <KappaMatrix jury={jury} />
      </div>
      <h3>
        {words.leniency} <small className="muted">{words.leniencyNote}</small>
      </h3>
      <ShareTable
        caption={words.leniency}
        head={words.jurorHead}
        of={words.guilty}
        line={ratioOf(jury.guilty)}
        rows={jury.jurors.map((juror) => ({
          key: String(juror.juror),
          name: <JurorName juror={juror} />,
          note: juror.apart ? words.apart : undefined,
          share: juror.guilty,
          strong: juror.apart,
        }))}
      />
      <DecisiveTable jury={jury} />
      <OrderNote order={jury.order} />
      <p className="ins-note">
        <Icon name="info" />
        <span>
          {jury.basis === "at-once"
            ? count(words.basisAtOnce, jury.measured, { of: number(jury.cases) })
            : fill(words.basisAll, { fewest: FEWEST_AT_ONCE, n: number(jury.atOnce) })}
        </span>
      </p>
    </Panel>
  );
}

/** Only where several juries voted in the span: votes of different jurors are not counted together. */
function JuryChoice({ jury, onChoose }: { jury: JuryXray; onChoose: (key: string) => void }) {
  const { m, count } = useMessages();
  const words = m.insights.jury;
  if (jury.juries.length < 2) return null;
  return (
    <label>
      <span className="sr-only">{words.which}</span>
      <select
        className="field ins-select"
        value={jury.key}
        onChange={(event) => onChoose(event.target.value)}
      >
        {jury.juries.map(({ key, seats, models, cases }) => (
          <option key={key} value={key}>
            {fill(words.option, {
              seats,
              models: models.join(", "),
              cases: count(words.cases, cases),
            })}
          </option>
        ))}
      </select>
    </label>
  );
}
