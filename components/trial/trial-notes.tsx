"use client";

import { NoteList } from "@/components/annotation/note-list";
import { useRowTitle } from "./use-row-title";

export function TrialNotes() {
  return <NoteList nameOf={useRowTitle()} />;
}
