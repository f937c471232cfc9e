"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { formatCost } from "@/lib/format/money";
import type { ArmScore } from "@/lib/trace/scoreboard";
import { Whisker } from "./whisker";

export function ArmRow({ score }: { score: ArmScore }) {
  const { m, number } = useMessages();
  const words = m.arms;
  const { cases, withNotice, noticeShare, decided, accepted, acceptedShare } = score;
  return (
    <tr>
      <th scope="row">{m.trial.arm.title[score.arm]}</th>
      <td>
        {fill(words.share, { n: number(withNotice), of: number(cases) })}
        <Whisker share={cases === 0 ? 0 : withNotice / cases} {...noticeShare} />
      </td>
      <td>
        {decided === 0 ? (
          <span className="muted">{words.noDecision}</span>
        ) : (
          <>
            {fill(words.share, { n: number(accepted), of: number(decided) })}
            <Whisker share={accepted / decided} {...acceptedShare} />
          </>
        )}
      </td>
      <td className="num">{fill(words.share, { n: score.likeCourt, of: cases })}</td>
      <td className="num">{number(score.tokens)}</td>
      <td className="num">{formatCost(score.costUsd, words.unknown)}</td>
      <td className="num">{formatDuration(score.wallMs)}</td>
    </tr>
  );
}
