/** A vote by its shape: a filled square with a tick, a ring with a stroke, a dashed diamond; a failure is a cross. */
export type Ballot =
  | "guilty"
  | "not-guilty"
  | "abstain"
  | "failed"
  | "spared"
  | "idle"
  | "thinking";

export function VoteGlyph({ ballot }: { ballot: Ballot }) {
  return (
    <svg className="vote-glyph" viewBox="0 0 14 14" aria-hidden="true">
      {shapes[ballot]}
    </svg>
  );
}

const line = { fill: "none", strokeWidth: 1.5 } as const;

const shapes = {
  guilty: (
    <>
      <rect x="1" y="1" width="12" height="12" rx="3" fill="var(--ink)" />
      <path d="M4 7.2l2.1 2.1L10.1 5" stroke="var(--on-ink)" fill="none" strokeWidth="1.6" />
    </>
  ),
  "not-guilty": (
    <>
      <circle cx="7" cy="7" r="5.5" stroke="var(--ink-2)" {...line} />
      <path d="M3.3 10.7l7.4-7.4" stroke="var(--ink-2)" strokeWidth="1.5" />
    </>
  ),
  abstain: (
    <path
      d="M7 1.2L12.8 7 7 12.8 1.2 7z"
      stroke="var(--ink-3)"
      strokeDasharray="2.2 1.6"
      {...line}
    />
  ),
  failed: <path d="M3.5 3.5l7 7M10.5 3.5l-7 7" stroke="var(--red)" {...line} />,
  spared: <path d="M4 7h6" stroke="var(--ink-3)" {...line} />,
  idle: <circle cx="7" cy="7" r="1.6" fill="var(--line-2)" />,
  thinking: <circle cx="7" cy="7" r="3" fill="var(--pink-m)" className="dot-live" />,
} as const;
