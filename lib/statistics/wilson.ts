/**
 * The 95 % interval of a share by Wilson's formula (Journal of the American Statistical Association 22, 1927, 209-212),
 * which holds for few cases and for shares near 0 and 1.
 */
import type { Interval } from "./interval";

const z = 1.959_964;

export function wilson(count: number, total: number): Interval {
  if (total === 0) return { low: 0, high: 1 };
  const share = count / total;
  const spread = (z / total) * Math.sqrt(count * (1 - share) + (z * z) / 4);
  const middle = share + (z * z) / (2 * total);
  const scale = 1 + (z * z) / total;
  return {
    low: Math.max(0, (middle - spread) / scale),
    high: Math.min(1, (middle + spread) / scale),
  };
}

/** `24 of 26 (92 %, 76–98 %)`. */
export function shareText(count: number, total: number): string {
  const percent = (share: number) => `${Math.round(share * 100)}`;
  const { low, high } = wilson(count, total);
  const share = total === 0 ? 0 : count / total;
  return `${count} of ${total} (${percent(share)} %, ${percent(low)}–${percent(high)} %)`;
}
