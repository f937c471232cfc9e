import { type SideName, sideLetters } from "./compare-context";

/** Outlined for the first side, filled for the second. */
export function SideMark({ side, small = false }: { side: SideName; small?: boolean }) {
  return <span className={`side-mark side-${side}${small ? " sm" : ""}`}>{sideLetters[side]}</span>;
}
