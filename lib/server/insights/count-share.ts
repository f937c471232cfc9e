import { wilson } from "@/lib/statistics/wilson";
import type { Share } from "@/lib/trace/jury-xray";

export function shareOf(count: number, of: number): Share {
  return { count, of, ...wilson(count, of) };
}
