"use client";

import Link from "next/link";
import { Icon } from "@/components/base/icon";
import { useMessages } from "@/components/messages/messages-provider";
import { fill } from "@/lib/format/fill";

type Props = {
  /** A longer span to look at; null where it is the longest. */
  wider: number | null;
  onWiden: (days: number) => void;
};

/** What stands where the figures will be: what they will say, and how they come to be. */
export function InsightsEmpty({ wider, onWiden }: Props) {
  const { m } = useMessages();
  const words = m.insights.empty;
  return (
    <section className="card p-6">
      <h2 className="text-[15px]">{words.title}</h2>
      <p className="mt-1 text-ink-2">{words.lead}</p>
      <ul className="ins-sentences mt-1">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        <Link className="btn pri" href="/trials/new">
          <Icon name="plus" />
          {words.file}
        </Link>
        <Link className="btn" href="/repositories/new">
          <Icon name="fork" />
          {words.connect}
        </Link>
        {wider !== null && (
          <button type="button" className="btn" onClick={() => onWiden(wider)}>
            {fill(words.wider, { n: wider })}
          </button>
        )}
      </div>
    </section>
  );
}
