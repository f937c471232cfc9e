import type { InquiryPorts } from "@/lib/rlm/ports";
import type { InquiryTask } from "@/lib/rlm/task";

/** The texts of a task's documents, in their order. */
export function readDocuments(
  { documents }: Pick<InquiryTask, "documents">,
  ports: Pick<InquiryPorts, "documents">,
): Promise<string[]> {
  return Promise.all(documents.map(({ path }) => ports.documents.read(path)));
}
