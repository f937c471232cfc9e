/** What a person wrote at a step of a run, or about the run as a whole: a comment, a score, or both. */
import { z } from "zod";

export const LONGEST_ANNOTATION = 4_000;

export const annotationScore = z.enum(["good", "bad"]);

const time = z.int().meta({ description: "Milliseconds since the Unix epoch." });

export const annotation = z
  .object({
    id: z.string(),
    runId: z.string(),
    spanId: z.string().nullable().meta({ description: "Null: about the run as a whole." }),
    text: z.string().max(LONGEST_ANNOTATION).meta({ description: "Empty where it only scores." }),
    score: annotationScore.nullable(),
    author: z.string().max(200).meta({ description: "As its writer gave it; empty where not." }),
    createdAt: time,
    updatedAt: time,
  })
  .meta({ id: "Annotation" });

export type AnnotationScore = z.infer<typeof annotationScore>;
export type Annotation = z.infer<typeof annotation>;
