"use client";

import Link from "next/link";
import { type Speech, useMessages } from "@/components/messages/messages-provider";
import { changeName } from "@/components/trial/change-name";
import { DocketStateMark } from "@/components/trial/docket-state-mark";
import { formatAge } from "@/lib/format/age";
import { fill } from "@/lib/format/fill";
import type { TrialItem } from "@/lib/trace/trial";

type Props = { trial: TrialItem; now: number | null };

export function DocketRow({ trial, now }: Props) {
  const speech = useMessages();
  const { m, locale } = speech;
  const href = `/trials/${trial.id}`;
  return (
    <tr>
      <td>
        <DocketStateMark state={trial.state} />
      </td>
      <td className="question">
        <Link href={href}>{trial.title}</Link>
        <span className="muted block truncate text-[11.5px] leading-[15px]">
          {factsOf(trial, speech)}
        </span>
        <span className="narrow-reason">{trial.reason}</span>
      </td>
      <td>
        <span className="line-clamp-2 text-[12px] text-ink-2">{trial.reason}</span>
      </td>
      <td>
        <ul className="docket-pages">
          {trial.cases.map((one) => (
            <li key={one.path}>
              <span className="mono truncate" title={one.path}>
                {one.path.split("/").at(-1)}
              </span>{" "}
              {one.proposalId ? (
                <Link className="link" href={`/proposals/${one.proposalId}`}>
                  {m.trial.docket.onOwner}
                </Link>
              ) : (
                <span className="muted">{m.trial.caseState[one.state]}</span>
              )}
              {one.votes && (
                <span className="muted">
                  {" "}
                  {fill(m.trial.docket.votes, {
                    guilty: one.votes.guilty,
                    of:
                      one.votes.guilty +
                      one.votes.notGuilty +
                      one.votes.abstain +
                      one.votes.failed +
                      one.votes.spared,
                  })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </td>
      <td className="num muted">
        {now === null ? "" : (formatAge(trial.createdAt, now, locale) ?? m.common.now)}
      </td>
    </tr>
  );
}

function factsOf(trial: TrialItem, { m }: Speech): string {
  const facts = [trial.repository?.name ?? m.trial.source[trial.source], changeName(trial)];
  if (trial.author) facts.push(fill(m.trial.facts.by, { author: trial.author }));
  if (trial.arm !== "court") facts.push(m.trial.arm.title[trial.arm]);
  return facts.join(" · ");
}
