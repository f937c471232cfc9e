import { diffWordsWithSpace } from "diff";

type Props = { oldText: string; newText: string };

/** One text as it becomes another, word by word: what goes is struck out, what comes is underlined. */
export function WordDiff({ oldText, newText }: Props) {
  return diffWordsWithSpace(oldText, newText).map((part, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: A part of a diff is its place.
    if (part.added) return <ins key={index}>{part.value}</ins>;
    // biome-ignore lint/suspicious/noArrayIndexKey: A part of a diff is its place.
    if (part.removed) return <del key={index}>{part.value}</del>;
    return part.value;
  });
}
