export function BrandMark() {
  return (
    <svg viewBox="0 0 18 18" width="18" height="18" aria-hidden="true">
      <rect x="1" y="1" width="16" height="16" rx="4" fill="var(--ink)" />
      <g stroke="var(--on-ink)" strokeWidth="1.5" fill="none" strokeLinecap="round">
        <path d="M5 6.2h8M5 9h5M5 11.8h3" />
        <path d="M10 11.7l1.3 1.3L13.6 10" strokeLinejoin="round" />
      </g>
    </svg>
  );
}
