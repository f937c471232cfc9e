/** Annotations as a file has them: checked, since files hold anything. */
import { type Annotation, annotation } from "@/lib/trace/annotation";
import { atMost, MOST_ANNOTATIONS } from "./at-most";
import { cleanText, LATEST_TIME } from "./imported-log";
import type { LeftOut } from "./left-out";

/** Those that can be read; the others are told. */
export function checkedAnnotations(stored: readonly unknown[], leftOut: LeftOut): Annotation[] {
  const taken = atMost(MOST_ANNOTATIONS, stored, { what: "comments", leftOut });
  return taken.flatMap((one) => checkedAnnotation(one, leftOut) ?? []);
}

function checkedAnnotation(stored: unknown, leftOut: LeftOut): Annotation | null {
  const { data, error } = annotation.safeParse(stored);
  const isInTime = [data?.createdAt, data?.updatedAt].every(
    (at) => at !== undefined && at >= 0 && at <= LATEST_TIME,
  );
  if (data && isInTime)
    return { ...data, text: cleanText(data.text), author: cleanText(data.author) };
  leftOut.note("bad-annotation", error?.issues[0]?.message ?? "its time");
  return null;
}
