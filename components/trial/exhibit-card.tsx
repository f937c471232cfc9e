"use client";

import { Icon } from "@/components/base/icon";
import { InlineCode } from "@/components/base/inline-code";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { CheckedExhibit } from "@/lib/trace/court";
import type { CaseView } from "@/lib/trace/select-trial";
import { ExhibitBadge } from "./exhibit-badge";
import { Fact, Quote } from "./exhibit-facts";
import { Rebuttal } from "./rebuttal";
import { exhibitElementId } from "./stage-element-id";
import { useTrial } from "./trial-context";

type Props = { exhibit: CheckedExhibit; shown: CaseView | null };

/** One exhibit with both quotes, what a machine found of them, and the rebuttal that faces it. */
export function ExhibitCard({ exhibit, shown }: Props) {
  const { m } = useMessages();
  const { exhibit: chosen } = useTrial();
  const stands = exhibit.standing === "stands";
  const isUpheld = shown?.judgment?.result?.upheld.includes(exhibit.id) ?? false;
  const challenge = shown?.defense?.result?.challenges.find((one) => one.exhibit === exhibit.id);
  return (
    <li
      id={exhibitElementId(exhibit.id)}
      className={`exhibit${stands ? "" : " rejected"}${chosen === exhibit.id ? " sel" : ""}`}
    >
      <article className="side" aria-label={fill(m.trial.exhibits.exhibit, { id: exhibit.id })}>
        <header>
          <ExhibitBadge id={exhibit.id} stands={stands} />
          <h3>{m.trial.drift[exhibit.driftType]}</h3>
          {isUpheld && <span className="chip">{m.trial.exhibits.upheld}</span>}
          <span className="flex-1" />
          <Standing standing={exhibit.standing} />
        </header>
        <dl>
          <Quote name={m.trial.exhibits.change} text={exhibit.changeQuote}>
            <ChangeAt exhibit={exhibit} />
          </Quote>
          <Quote name={m.trial.exhibits.page} text={exhibit.docQuote}>
            {exhibit.docPlace
              ? fill(m.trial.exhibits.atPage, { line: exhibit.docPlace.line })
              : m.trial.exhibits.notFound}
          </Quote>
          <Fact name={m.trial.exhibits.before}>
            <InlineCode text={exhibit.before} /> <span className="muted">→</span>{" "}
            <InlineCode text={exhibit.after} />
          </Fact>
          <Fact name={m.trial.exhibits.harm}>
            <InlineCode text={exhibit.harm} />
          </Fact>
          {exhibit.notes.length > 0 && (
            <Fact name={m.trial.exhibits.note}>{exhibit.notes.join("; ")}</Fact>
          )}
        </dl>
        {exhibit.reason && (
          <p className="why">
            <Icon name="info" />
            <span>{exhibit.reason}</span>
          </p>
        )}
      </article>
      <Rebuttal stands={stands} challenge={challenge} isOver={shown?.defense?.result != null} />
    </li>
  );
}

function ChangeAt({ exhibit: { changePlace } }: { exhibit: CheckedExhibit }) {
  const { m } = useMessages();
  if (!changePlace) return m.trial.exhibits.notFound;
  return fill(m.trial.exhibits.atChange, {
    side: m.trial.exhibits.side[changePlace.side],
    file: changePlace.file.split("/").at(-1) ?? "",
    line: changePlace.fileLine ?? changePlace.line,
  });
}

function Standing({ standing }: { standing: CheckedExhibit["standing"] }) {
  const { m } = useMessages();
  const looks = {
    stands: { kind: "k-check", icon: "check", words: m.trial.exhibits.stands },
    rejected: { kind: "k-error", icon: "x", words: m.trial.exhibits.rejectedState },
    "set-aside": { kind: "k-plain", icon: "min", words: m.trial.exhibits.setAsideState },
  } as const;
  const { kind, icon, words } = looks[standing];
  return (
    <span className={`state ${kind}`}>
      <Icon name={icon} />
      {words}
    </span>
  );
}
