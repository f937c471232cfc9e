/** The double: answers each cell with the next result of a list, and throws when there is none left. */
import { emptyResult, type OpenSandbox, type ReadReply, type SandboxResult } from "./sandbox";

export type ScriptedSandbox = { open: OpenSandbox; ran: string[] };

/** Every reply is taken for a cell as it stands; results are filled up with those of a cell that did nothing. */
export function createScriptedSandbox(results: readonly Partial<SandboxResult>[]): ScriptedSandbox {
  const ran: string[] = [];
  const open: OpenSandbox = async () => ({
    readReply: async (reply): Promise<ReadReply> => ({
      kind: "cell",
      code: reply,
      written: reply,
      repairs: [],
    }),
    run: async (code) => {
      const result = results[ran.length];
      ran.push(code);
      if (!result) throw new Error(`The script has no result for cell ${ran.length}: ${code}`);
      return { ...emptyResult({ status: "ok" }), ...result };
    },
    dispose: async () => {},
  });
  return { open, ran };
}
