/** The prosecutor's stage: one question for the whole case, all chosen pages at once. */
import { addressedIn } from "@/lib/courtroom/checks/addressed-in";
import { exhibitComplaints, filedExhibits } from "@/lib/courtroom/checks/check-exhibits";
import { prosecutorPrompt } from "@/lib/courtroom/prompts/prosecutor";
import { prosecutionReply } from "@/lib/courtroom/shapes";
import { askRole, type Bench } from "@/lib/courtroom/stages/ask-role";
import { prosecutionBlocks } from "@/lib/courtroom/stages/material";
import { runStage } from "@/lib/courtroom/stages/stage";
import type { Courtroom } from "@/lib/courtroom/task";
import type { StageResultOf } from "@/lib/trace/court";

type Prosecution = StageResultOf<"prosecution">;

/** Rejects with RoleFailedError when no usable reply comes. */
export function prosecute(courtroom: Courtroom, bench: Bench): Promise<Prosecution> {
  const { settings } = courtroom;
  return ask(courtroom, bench, {
    spanId: "prosecution",
    name: "Prosecutor",
    role: "prosecutor",
    model: settings.models.prosecutor,
  });
}

/** A light model puts the prosecutor's own question, and only its decision counts: a second standard would miss what the first sees. */
export function review(courtroom: Courtroom, bench: Bench, model: string): Promise<Prosecution> {
  return ask(courtroom, bench, { spanId: "review", name: "Review", role: "review", model });
}

function ask(
  courtroom: Courtroom,
  bench: Bench,
  asked: { spanId: string; name: string; role: "prosecutor" | "review"; model: string },
): Promise<Prosecution> {
  const { settings, runSpanId } = courtroom;
  const { spanId, name } = asked;
  return runStage(
    { spanId, parentSpanId: runSpanId, name, stage: "prosecution", path: null },
    bench.ports,
    async () => {
      const reply = await askRole(
        {
          spanId,
          role: asked.role,
          model: asked.model,
          temperature: settings.rules.temperatures.prosecutor,
          prompt: prosecutorPrompt(prosecutionBlocks(courtroom), settings.rules.instructions),
          shape: prosecutionReply,
          complaints: ({ exhibits }) => exhibitComplaints(filedExhibits(exhibits), courtroom),
        },
        bench,
      );
      return {
        stage: "prosecution",
        decision: reply.decision,
        declineReason: reply.declineReason,
        // A case that ends here has no exhibit check: what code found has to stand on this record.
        injectionSeen: reply.injectionSeen || addressedIn(courtroom).length > 0,
        exhibits: filedExhibits(reply.exhibits),
      };
    },
  );
}
