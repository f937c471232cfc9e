"use client";

import { Icon } from "./icon";

type Props = {
  label: string;
  words: string;
  onWords: (words: string) => void;
  id?: string;
  className?: string;
};

/** A field that narrows a list while one types. */
export function SearchField({ label, words, onWords, id, className = "" }: Props) {
  return (
    <label className={`search-field ${className}`}>
      <Icon name="search" small />
      <span className="sr-only">{label}</span>
      <input
        {...(id === undefined ? {} : { id })}
        type="search"
        placeholder={label}
        value={words}
        onChange={(event) => onWords(event.target.value)}
      />
    </label>
  );
}
