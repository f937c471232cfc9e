"use client";

import Link from "next/link";
import { Popover } from "@/components/base/popover";
import { useMessages } from "@/components/messages/messages-provider";
import type { Trial } from "@/lib/trace/trial";

type Props = { trial: Pick<Trial, "id" | "runIds" | "runId">; runId: string };

const SHOWN_CHARS = 8;

/** The runs of a trial that was judged more than once. */
export function RunPicker({ trial, runId }: Props) {
  const { m } = useMessages();
  if (trial.runIds.length < 2) return null;
  const name = `${m.trial.actions.runs} ${runId.slice(0, SHOWN_CHARS)}`;
  return (
    <Popover button={name} label={m.trial.actions.runs} className="chip">
      {(close) => (
        <ul className="grid gap-1">
          {trial.runIds.map((id) => (
            <li key={id}>
              <Link
                className="link mono text-[12px]"
                href={`/trials/${trial.id}?run=${id}`}
                aria-current={id === runId ? "page" : undefined}
                onClick={close}
              >
                {id.slice(0, SHOWN_CHARS)}
              </Link>{" "}
              {id === trial.runId && <span className="muted">{m.trial.actions.newest}</span>}
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}
