/** The icons, drawn on a 16 px grid with one stroke width, so that they sit with the text. */
import type { ReactNode } from "react";

const shapes = {
  alert: (
    <>
      <path d="M8 2.5l6 10.5H2z" />
      <path d="M8 6.8v2.7M8 11.3v.1" />
    </>
  ),
  box: (
    <>
      <path d="M8 2l5.5 3v6L8 14l-5.5-3V5z" />
      <path d="M2.5 5L8 8l5.5-3M8 8v6" />
    </>
  ),
  globe: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M2.5 8h11M8 2.5c-3.4 3.2-3.4 7.8 0 11M8 2.5c3.4 3.2 3.4 7.8 0 11" />
    </>
  ),
  chart: (
    <>
      <path d="M3.5 13V8.5M8 13V3M12.5 13V6" />
    </>
  ),
  check: (
    <>
      <path d="M3.5 8.5l3 3 6-7" />
    </>
  ),
  clock: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.2l2 1.3" />
    </>
  ),
  code: (
    <>
      <path d="M5.5 4L2 8l3.5 4M10.5 4L14 8l-3.5 4" />
    </>
  ),
  doc: (
    <>
      <path d="M4 2h5l3 3v9H4z" />
      <path d="M9 2v3h3M6 8h4M6 10.8h4" />
    </>
  ),
  down: (
    <>
      <path d="M8 2.5v7.5M4.8 7.2L8 10.3l3.2-3.1M3 13h10" />
    </>
  ),
  equals: (
    <>
      <path d="M4 6.2h8M4 9.8h8" />
    </>
  ),
  filter: (
    <>
      <path d="M2 3.5h12L9.5 8.8v4.2l-3-1.5V8.8z" />
    </>
  ),
  flag: (
    <>
      <path d="M4 14V2.5h8.5L10.5 6l2 3.5H4" />
    </>
  ),
  fork: (
    <>
      <circle cx="4.5" cy="3.5" r="1.5" />
      <circle cx="11.5" cy="3.5" r="1.5" />
      <circle cx="8" cy="12.5" r="1.5" />
      <path d="M4.5 5c0 3 3.5 2.5 3.5 6M11.5 5c0 3-3.5 2.5-3.5 6" />
    </>
  ),
  gate: (
    <>
      <rect x="2.5" y="2.5" width="11" height="11" rx="2" />
      <path d="M5.3 8.2l2 2 3.5-4" />
    </>
  ),
  gear: (
    <>
      <path d="M2.5 5h11M2.5 11h11" />
      <circle cx="6" cy="5" r="1.7" fill="var(--surface)" />
      <circle cx="10.5" cy="11" r="1.7" fill="var(--surface)" />
    </>
  ),
  half: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 2.5v11" />
    </>
  ),
  inbox: (
    <>
      <path d="M2.5 9.5L4.5 3h7l2 6.5v3.5h-11z" />
      <path d="M2.5 9.5H6l.8 1.5h2.4l.8-1.5h3.5" />
    </>
  ),
  hash: (
    <>
      <path d="M6.3 2.5l-1.6 11M11.3 2.5l-1.6 11M2.8 5.8h11M2.2 10.2h11" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 7.3v3.4M8 5.2v.1" />
    </>
  ),
  left: (
    <>
      <path d="M10 3.5L5.5 8l4.5 4.5" />
    </>
  ),
  link: (
    <>
      <path d="M6.5 9.5l3-3M7.5 4.5l1-1a2.8 2.8 0 0 1 4 4l-1 1M8.5 11.5l-1 1a2.8 2.8 0 0 1-4-4l1-1" />
    </>
  ),
  list: (
    <>
      <path d="M6 4h7.5M6 8h7.5M6 12h7.5M2.7 4h.1M2.7 8h.1M2.7 12h.1" />
    </>
  ),
  ban: (
    <>
      <circle cx="8" cy="8" r="5.5" />
      <path d="m4.2 4.2 7.6 7.6" />
    </>
  ),
  min: (
    <>
      <path d="M4 8h8" />
    </>
  ),
  model: (
    <>
      <path d="M8 2l1.5 4.5L14 8l-4.5 1.5L8 14l-1.5-4.5L2 8l4.5-1.5z" />
    </>
  ),
  more: (
    <>
      <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" strokeWidth="2.2" />
    </>
  ),
  next: (
    <>
      <path d="M4.5 4v8L10 8zM11.5 4v8" />
    </>
  ),
  open: (
    <>
      <path d="M3.5 6L8 10.5 12.5 6" />
    </>
  ),
  people: (
    <>
      <circle cx="6" cy="5.5" r="2.2" />
      <path d="M2 13c.3-2.3 1.8-3.5 4-3.5S9.7 10.7 10 13M10.5 3.5a2.2 2.2 0 0 1 0 4.2M11.5 9.8c1.5.4 2.3 1.5 2.5 3.2" />
    </>
  ),
  pen: (
    <>
      <path d="M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z" />
    </>
  ),
  play: <path d="M5 3.5l7 4.5-7 4.5z" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" strokeWidth="1.8" />,
  fit: <path d="M2.5 3v10M13.5 3v10M5 8h6M6.8 6L4.8 8l2 2M9.2 6l2 2-2 2" />,
  squeeze: <path d="M1.5 8h4M3.8 6l2 2-2 2M14.5 8h-4M12.2 6l-2 2 2 2M8 3v10" />,
  skip: <path d="M2 11c1-5 6.5-6.5 9.5-3M12.2 4.6L12 8.3l-3.6-.5M3 13.5h.1M7 13.5h.1M11 13.5h.1" />,
  plus: (
    <>
      <path d="M8 3.5v9M3.5 8h9" />
    </>
  ),
  prev: (
    <>
      <path d="M11.5 4v8L6 8zM4.5 4v8" />
    </>
  ),
  question: (
    <>
      <path d="M5.8 6a2.3 2.3 0 1 1 3.3 2.1c-.7.4-1.1.8-1.1 1.6" />
      <path d="M8 12.2v.1" />
    </>
  ),
  quote: (
    <>
      <path d="M3 10.5V8c0-2.2 1-3.5 3-4M9 10.5V8c0-2.2 1-3.5 3-4" />
      <path d="M3 8h3v3H3zM9 8h3v3H9z" />
    </>
  ),
  replay: (
    <>
      <path d="M3 8a5 5 0 1 0 1.6-3.7" />
      <path d="M4.8 1.8v2.7h2.7" />
    </>
  ),
  right: (
    <>
      <path d="M6 3.5L10.5 8 6 12.5" />
    </>
  ),
  scales: (
    <>
      <path d="M8 2.5v11M5 13.5h6M3 5h10M3 5L1.5 9.5h3zM13 5l-1.5 4.5h3z" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4" />
      <path d="M10 10l3.5 3.5" />
    </>
  ),
  shield: (
    <>
      <path d="M8 1.8l5 1.8v4c0 3.2-2.2 5.4-5 6.6-2.8-1.2-5-3.4-5-6.6v-4z" />
      <path d="M5.6 8l1.7 1.7 3.1-3.4" />
    </>
  ),
  stop: (
    <>
      <rect x="4.5" y="4.5" width="7" height="7" rx="1" />
    </>
  ),
  sub: (
    <>
      <path d="M3 2.5v5.5a2 2 0 0 0 2 2h7.5M9.5 7l3 3-3 3" />
    </>
  ),
  sum: (
    <>
      <path d="M11.5 4.5V3h-7L9 8l-4.5 5h7v-1.5" />
    </>
  ),
  sun: (
    <>
      <circle cx="8" cy="8" r="2.8" />
      <path d="M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1" />
    </>
  ),
  comment: <path d="M2.5 3.5h11v7.5H8l-3 2.8V11H2.5z" />,
  good: (
    <path d="M5.5 7.2L8 2.5c1.2 0 1.8.8 1.6 2L9.2 6.5h3c1 0 1.6.8 1.4 1.8l-.8 4c-.2.8-.8 1.2-1.6 1.2H5.5zM5.5 7.2H2.8v6.3h2.7" />
  ),
  bad: (
    <path d="M10.5 8.8L8 13.5c-1.2 0-1.8-.8-1.6-2l.4-2h-3c-1 0-1.6-.8-1.4-1.8l.8-4c.2-.8.8-1.2 1.6-1.2h5.7zM10.5 8.8h2.7V2.5h-2.7" />
  ),
  up: (
    <>
      <path d="M3.5 10L8 5.5 12.5 10" />
    </>
  ),
  upload: (
    <>
      <path d="M8 10.5V3M4.8 5.8L8 2.7l3.2 3.1M3 13h10" />
    </>
  ),
  swap: (
    <>
      <path d="M2.5 5.5h10M9.5 2.5l3 3-3 3M13.5 10.5h-10M6.5 7.5l-3 3 3 3" />
    </>
  ),
  user: (
    <>
      <circle cx="8" cy="5.5" r="2.5" />
      <path d="M3 13.5c.5-2.7 2.5-4 5-4s4.5 1.3 5 4" />
    </>
  ),
  wrench: (
    <>
      <path d="M10 2.5a3.5 3.5 0 0 0-3.3 4.6L2.5 11.3l2.2 2.2 4.2-4.2A3.5 3.5 0 0 0 13.5 6l-2 2-1.8-.2L9.5 6l2-2a3.5 3.5 0 0 0-1.5-1.5z" />
    </>
  ),
  x: (
    <>
      <path d="M4.5 4.5l7 7M11.5 4.5l-7 7" />
    </>
  ),
  copy: (
    <>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M10.5 5.5v-1.5a1.5 1.5 0 0 0-1.5-1.5H4A1.5 1.5 0 0 0 2.5 4v5A1.5 1.5 0 0 0 4 10.5h1.5" />
    </>
  ),
  moon: <path d="M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof shapes;

/** Decoration only: the words beside it, or the button's label, say what it means. */
export function Icon({ name, small = false }: { name: IconName; small?: boolean }) {
  return (
    <svg className={small ? "i i-s" : "i"} viewBox="0 0 16 16" aria-hidden="true">
      {shapes[name]}
    </svg>
  );
}
