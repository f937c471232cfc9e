import "server-only";
import { z } from "zod";
import type { Composition } from "@/lib/server/composition";
import packageJson from "@/package.json";

export const health = z
  .object({
    status: z
      .enum(["ok", "degraded"])
      .meta({ description: "`degraded`: runs wait, no worker is alive." }),
    version: z.string(),
    database: z.literal("ok"),
    workers: z.int().nonnegative().meta({ description: "Worker processes alive." }),
    queued: z.int().nonnegative().meta({ description: "Runs waiting for a worker." }),
    running: z.int().nonnegative().meta({ description: "Runs that a worker has." }),
  })
  .meta({ id: "Health" });

export type Health = z.infer<typeof health>;

/** Rejects when the database does not answer. */
export async function getHealth({ queueState }: Pick<Composition, "queueState">): Promise<Health> {
  const { workers, queued, running } = await queueState();
  return {
    status: workers === 0 ? "degraded" : "ok",
    version: packageJson.version,
    database: "ok",
    workers,
    queued,
    running,
  };
}
