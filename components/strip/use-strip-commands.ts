"use client";

import { useMessages } from "@/components/messages/messages-provider";
import { useRun } from "@/components/run/run-context";
import { usePageCommands } from "@/components/shell/page-commands";
import type { StripScene } from "./use-strip-scene";

/** Offers playback and the strip's views in the palette. */
export function useStripCommands(scene: StripScene): void {
  const { m } = useMessages();
  const { playback, moment, isPlaying, strip } = useRun();
  const { setView, isZoomed, idle, isCompressed, setCompressed } = scene;
  const words = m.strip;
  usePageCommands(() => [
    {
      ...{ id: "play", icon: isPlaying ? ("pause" as const) : ("play" as const), keys: "." },
      label: isPlaying ? words.pauseRun : words.playRun,
      run: () => playback.toggle(),
    },
    ...(moment === null
      ? []
      : [
          {
            ...{ id: "now", icon: "next" as const },
            label: strip.isLive ? words.backToLive : words.backToEnd,
            run: () => playback.seek(null),
          },
        ]),
    ...(isZoomed
      ? [
          {
            ...{ id: "fit", icon: "fit" as const, label: words.fit, keys: "0" },
            run: () => setView(null),
          },
        ]
      : []),
    ...(idle.length > 0
      ? [
          {
            ...{ id: "idle", icon: "squeeze" as const },
            label: isCompressed ? words.expand : words.squeeze,
            run: () => setCompressed(!isCompressed),
          },
        ]
      : []),
  ]);
}
