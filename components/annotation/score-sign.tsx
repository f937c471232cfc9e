import { Icon } from "@/components/base/icon";
import type { Messages } from "@/components/messages/en";
import type { AnnotationScore } from "@/lib/trace/annotation";

/** A score as a sign and its word. */
export function ScoreSign({
  score,
  words,
}: {
  score: AnnotationScore;
  words: Messages["annotation"];
}) {
  return (
    <span className={`state ${score === "good" ? "k-check" : "k-repair"}`}>
      <Icon name={score} small />
      {words[score]}
    </span>
  );
}
