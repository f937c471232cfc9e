"use client";

import { createContext, useContext } from "react";
import type { CaseView, TrialView } from "@/lib/trace/select-trial";

export type TrialScene = {
  trialId: string;
  view: TrialView;
  /** The case that is on screen; null where none was opened. */
  shown: CaseView | null;
  /** The exhibit that is chosen, by its id. */
  exhibit: string | null;
  chooseExhibit: (id: string) => void;
};

export const TrialContext = createContext<TrialScene | null>(null);

export function useTrial(): TrialScene {
  const scene = useContext(TrialContext);
  if (!scene) throw new Error("useTrial needs a TrialContext above it.");
  return scene;
}
