/** An annotation as a file has it: checked, since files hold anything. */
import { type Annotation, annotation } from "@/lib/trace/annotation";
import { cleanText, LATEST_TIME } from "./imported-log";
import type { LeftOut } from "./left-out";

/** Null for one that cannot be read, which is told. */
export function checkedAnnotation(stored: unknown, leftOut: LeftOut): Annotation | null {
  const { data, error } = annotation.safeParse(stored);
  const isInTime = [data?.createdAt, data?.updatedAt].every(
    (at) => at !== undefined && at >= 0 && at <= LATEST_TIME,
  );
  if (data && isInTime)
    return { ...data, text: cleanText(data.text), author: cleanText(data.author) };
  leftOut.note("bad-annotation", error?.issues[0]?.message ?? "its time");
  return null;
}
