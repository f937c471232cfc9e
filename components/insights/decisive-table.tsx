"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";
import type { JuryXray } from "@/lib/trace/jury-xray";
import { JurorName } from "./juror-name";
import { ShareTable } from "./share-table";

/** Whose votes changed an outcome: a juror without a decisive vote could as well be spared. */
export function DecisiveTable({ jury: { jurors } }: { jury: JuryXray }) {
  const { m, number } = useMessages();
  const words = m.insights.jury;
  if (jurors.every(({ decisive }) => decisive.of === 0)) return null;
  return (
    <>
      <h3>
        {words.decisive} <small className="muted">{words.decisiveNote}</small>
      </h3>
      <ShareTable
        caption={words.decisive}
        head={words.jurorHead}
        of={words.decisive}
        rows={jurors.map((juror) => ({
          key: String(juror.juror),
          name: <JurorName juror={juror} />,
          note:
            juror.decisive.count === 0 && juror.decisive.of > 0
              ? fill(words.never, { of: number(juror.decisive.of) })
              : undefined,
          share: juror.decisive,
        }))}
      />
    </>
  );
}
