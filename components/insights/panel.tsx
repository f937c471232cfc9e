"use client";

import { type ReactNode, useId } from "react";

type Props = {
  title: string;
  lead?: string;
  /** Stands at the end of the head line. */
  aside?: ReactNode;
  children: ReactNode;
};

export function Panel({ title, lead, aside, children }: Props) {
  const id = useId();
  return (
    <section className="card ins-panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {lead && <p className="muted">{lead}</p>}
        {aside && <div className="ins-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
