"use client";

import { NoteList } from "@/components/annotation/note-list";
import { useStepTitle } from "./use-step-title";

export function RunNotes() {
  return <NoteList nameOf={useStepTitle()} />;
}
