/** The port to what people wrote at the steps of runs. */
import type { Annotation } from "@/lib/trace/annotation";

export type StoredAnnotation = Annotation & {
  /** Milliseconds since the Unix epoch; null while it stands. */
  deletedAt: number | null;
};

export type AnnotationChange = Partial<
  Pick<StoredAnnotation, "text" | "score" | "updatedAt" | "deletedAt">
>;

export type AnnotationStore = {
  add(annotation: StoredAnnotation): Promise<void>;
  /** A removed one too. Null when there is none. */
  get(id: string): Promise<StoredAnnotation | null>;
  /** Oldest first, without those removed. */
  list(runId: string): Promise<StoredAnnotation[]>;
  /** Resolves with it as it stands then; null when there is none. */
  change(id: string, change: AnnotationChange): Promise<StoredAnnotation | null>;
};
