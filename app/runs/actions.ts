"use server";
import { z } from "zod";
import { action } from "@/lib/server/action";
import { cancelRun as cancel } from "@/lib/server/runs/cancel-run";
import { forkRun as fork, forkOrder } from "@/lib/server/runs/fork-run";
import { replayRun as replay } from "@/lib/server/runs/replay-run";
import { inquiryOrder, startInquiry as start } from "@/lib/server/runs/start-inquiry";

const runId = z.string().min(1).max(200);

export const startInquiry = action(inquiryOrder, async (order, parts) => ({
  runId: await start(parts, order),
}));

export const cancelRun = action(z.object({ runId }), async (input, parts) => {
  const { status } = await cancel(parts, input.runId);
  return { status };
});

export const forkRun = action(z.object({ runId, order: forkOrder }), async (input, parts) => ({
  runId: await fork(parts, input.runId, input.order),
}));

export const replayRun = action(z.object({ runId }), async (input, parts) => ({
  runId: await replay(parts, input.runId),
}));
