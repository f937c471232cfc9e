"use client";

import dynamic from "next/dynamic";
import { patiently } from "@/components/base/patiently";

/** The trial screen at a run's address: loaded for imported trials only, since the run page has no other use for it. */
export const ImportedTrialScreen = dynamic(
  () => patiently(() => import("@/components/trial/trial-screen")).then((part) => part.TrialScreen),
  { loading: () => null },
);
