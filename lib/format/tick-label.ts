const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** A moment on a scale of time, as exact as the distance to the next one asks for: `0`, `5 s`, `12.25 s`, `1:30 min`. */
export function tickLabel(ms: number, stepMs: number): string {
  if (ms === 0) return "0";
  if (ms < SECOND && stepMs < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${secondsOf(ms, stepMs)} s`;
  if (ms < HOUR) return `${clock(ms, MINUTE, stepMs)} min`;
  return `${clock(ms - (ms % MINUTE), HOUR, MINUTE)} h`;
}

/** Decimals as the step has them. */
function secondsOf(ms: number, stepMs: number): string {
  const decimals = stepMs % SECOND === 0 ? 0 : stepMs % 100 === 0 ? 1 : stepMs % 10 === 0 ? 2 : 3;
  return (ms / SECOND).toFixed(decimals);
}

/** `2`, `2:30`, `2:30.5`: wholes of the large unit, then sixtieths. */
function clock(ms: number, unit: number, stepMs: number): string {
  const sixtieth = unit / 60;
  const whole = Math.floor(ms / unit);
  const rest = (ms % unit) / sixtieth;
  if (rest === 0 && stepMs % unit === 0) return String(whole);
  const text = unit === MINUTE ? secondsOf(ms % unit, stepMs) : String(Math.round(rest));
  const [full = "0", part] = text.split(".");
  return `${whole}:${full.padStart(2, "0")}${part ? `.${part}` : ""}`;
}
