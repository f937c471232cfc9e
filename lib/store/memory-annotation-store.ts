import type { AnnotationStore, StoredAnnotation } from "@/lib/store/annotation-store";

/** The annotations' double. */
export function createMemoryAnnotationStore(): AnnotationStore {
  const annotations = new Map<string, StoredAnnotation>();
  return {
    add: async (annotation) => void annotations.set(annotation.id, structuredClone(annotation)),
    get: async (id) => structuredClone(annotations.get(id) ?? null),
    async list(runId) {
      const found = [...annotations.values()]
        .filter((one) => one.runId === runId && one.deletedAt === null)
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
      return structuredClone(found);
    },
    async change(id, change) {
      const annotation = annotations.get(id);
      if (!annotation) return null;
      annotations.set(id, { ...annotation, ...change });
      return structuredClone({ ...annotation, ...change });
    },
  };
}
