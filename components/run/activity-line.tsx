"use client";

import type { Messages } from "@/components/messages/en";
import { useMessages } from "@/components/messages/messages-provider";
import { formatDuration } from "@/lib/format/duration";
import { fill } from "@/lib/format/fill";
import { type Activity, selectActivity } from "@/lib/trace/select";
import { useRun } from "./run-context";

/** What the run is doing at this moment, and for how long. */
export function ActivityLine() {
  const { m } = useMessages();
  const { timeline, texts, now } = useRun();
  const activity = selectActivity(timeline);
  if (!activity || now === null) return null;
  const time = formatDuration(Math.max(0, now - activity.since));
  return <span className="activity">{sentence(activity, texts, time, m)}</span>;
}

function sentence(
  activity: Activity,
  texts: ReadonlyMap<string, string>,
  time: string,
  { run: { activity: words } }: Messages,
): string {
  switch (activity.kind) {
    case "model": {
      const { model } = activity.span.start;
      if (model === "builtin") return fill(words.builtin, { time });
      return fill(texts.has(activity.span.id) ? words.writing : words.model, { model, time });
    }
    case "code":
      return fill(words.code, { cell: activity.span.start.cell, time });
    case "sub-calls":
      return fill(words.subCalls, {
        done: activity.done,
        total: activity.done + activity.open,
        time,
      });
    default:
      return fill(words[activity.kind], { time });
  }
}
