import type { ReactNode } from "react";

type QuoteProps = {
  name: string;
  text: string;
  /** Where it stands. */
  children?: ReactNode;
};

/** What was quoted for an exhibit, word for word. */
export function Quote({ name, text, children }: QuoteProps) {
  return (
    <Fact name={name}>
      <code>{text}</code> {children && <span className="at">{children}</span>}
    </Fact>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
