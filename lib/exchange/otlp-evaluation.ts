/**
 * Judgements of a span: a juror's vote, the judge's verdict, what a machine or a person found. OpenTelemetry has them as
 * events of the span judged, OpenInference as its numbered attributes; both are written.
 */
import type { Annotation } from "@/lib/trace/annotation";
import type { Attributes } from "./otlp-attributes";

export type Evaluation = {
  name: string;
  /** 1 where it holds, 0 where it does not, between them a share; null where that is not said. */
  value: number | null;
  label: string | null;
  explanation: string | null;
  by: { kind: "LLM" | "HUMAN" | "CODE"; id: string };
  /** Milliseconds since the Unix epoch; null for the end of the span. */
  at: number | null;
  /** What the conventions have no name for. */
  more?: Attributes;
};

/** An evaluation with this attribute is an annotation. */
export const ANNOTATION_ID = "verbatim.annotation.id";

export const EVALUATION_EVENT = "gen_ai.evaluation.result";

export function evaluationAttributes({
  name,
  value,
  label,
  explanation,
  by,
  more = {},
}: Evaluation): Attributes {
  return {
    "gen_ai.evaluation.name": name,
    "gen_ai.evaluation.score.value": value,
    "gen_ai.evaluation.score.label": label,
    "gen_ai.evaluation.explanation": explanation,
    "verbatim.evaluated_by": by.id,
    ...more,
  };
}

/** `annotations.0.annotation.name`, …: the identifier keeps several judges of the same question apart. */
export function openInferenceAnnotations(evaluations: readonly Evaluation[]): Attributes {
  return Object.fromEntries(
    evaluations.flatMap(({ name, value, label, explanation, by }, index) => {
      const told = { name, label, score: value, explanation };
      const all = { ...told, annotator_kind: by.kind, identifier: by.id };
      return Object.entries(all).map(([key, said]) => [
        `annotations.${index}.annotation.${key}`,
        said,
      ]);
    }),
  );
}

const scoreValue = { good: 1, bad: 0 } as const;

/** What a person wrote, with all that is needed to read it back as such. */
export function annotationEvaluation(given: Annotation): Evaluation {
  const { id, text, score, author, createdAt, updatedAt } = given;
  return {
    name: "annotation",
    value: score && scoreValue[score],
    label: score,
    explanation: text === "" ? null : text,
    by: { kind: "HUMAN", id: author === "" ? id : author },
    at: updatedAt,
    more: {
      [ANNOTATION_ID]: id,
      "verbatim.annotation.author": author,
      "verbatim.annotation.created_at": createdAt,
      "verbatim.annotation.updated_at": updatedAt,
    },
  };
}

/** The same the other way; null for the evaluation of another. What comes out is not checked yet. */
export function annotationOfEvent(
  attributes: ReadonlyMap<string, unknown>,
  spanId: string | null,
): Record<keyof Annotation, unknown> | null {
  const id = attributes.get(ANNOTATION_ID);
  if (id === undefined) return null;
  return {
    id,
    runId: "",
    spanId,
    text: attributes.get("gen_ai.evaluation.explanation") ?? "",
    score: attributes.get("gen_ai.evaluation.score.label") ?? null,
    author: attributes.get("verbatim.annotation.author") ?? "",
    createdAt: attributes.get("verbatim.annotation.created_at"),
    updatedAt: attributes.get("verbatim.annotation.updated_at"),
  };
}
