/** What a cell may ask of models: sub-calls and nested runs, each within the run's budget and on record. */
import { ModelCallError } from "@/lib/model/model";
import { type BudgetedCall, decideCall, makeCall } from "@/lib/rlm/budgeted-call";
import { givenReads } from "@/lib/rlm/cell-reads";
import { editedCall } from "@/lib/rlm/edited-call";
import type { HostContext, NewSpan } from "@/lib/rlm/host-functions";
import { readDocuments } from "@/lib/rlm/read-documents";
import { subCallRequest } from "@/lib/rlm/sub-call-request";
import type { TextRead } from "@/lib/trace/cell-facts";

/** It stands whole in the log and in every prompt of the nested run. */
const LONGEST_QUESTION = 20_000;

/**
 * The cell whose request was refused, and the limit. What the cell goes on to ask is refused too, without an event
 * for each: code that asks in a loop would fill the log.
 */
export type ClosedCell = { span: string; limit: string };

export type ModelRequests = {
  subCall(span: NewSpan, query: { prompt: string; text: string | null }): Promise<string>;
  /** Throws when the nested run may not begin. */
  takeNestedRun(span: NewSpan, question: string): void;
};

/** The call as it is asked: a person's edit of it counts, and so do the words that it puts there. */
function plannedCall(
  task: HostContext["task"],
  { callEdits }: Pick<HostContext["ports"], "callEdits">,
  {
    span,
    query,
    readsOf,
  }: {
    span: NewSpan;
    query: { prompt: string; text: string | null };
    readsOf: (given: string) => Promise<TextRead[]>;
  },
): BudgetedCall {
  const call: BudgetedCall = {
    ...span,
    name: `sub-call ${span.count}`,
    request: subCallRequest(task, query),
    continues: null,
    addedCount: 1,
    reads: () => readsOf(query.text ?? query.prompt),
  };
  const asked = editedCall(call, callEdits);
  const words = asked.request.messages.map(({ content }) => content).join("\n");
  return asked.isReworded ? { ...asked, reads: () => readsOf(words) } : asked;
}

export function modelRequests(context: HostContext): ModelRequests {
  const { task, ports, meter, onSubCall } = context;
  let closed: ClosedCell | null = null;
  let lastGiven: readonly TextRead[] = [];

  /** A text is mostly cut in its order, so the next part is looked for behind the last one first. */
  async function readsOf(given: string): Promise<TextRead[]> {
    const reads = givenReads(given, await readDocuments(task, ports), lastGiven);
    if (reads.length > 0) lastGiven = reads;
    return reads;
  }

  function refuse(span: NewSpan, tool: string, limit: string): Error {
    closed = { span: span.parentSpanId, limit };
    return new Error(
      `${tool}: not asked, it would pass the run's ${limit}; go on with what you have`,
    );
  }

  function checkOpen(span: NewSpan, tool: string, isMade: boolean): void {
    if (!isMade && closed?.span === span.parentSpanId) throw refuse(span, tool, closed.limit);
  }

  async function answered(call: BudgetedCall, span: NewSpan): Promise<string> {
    const verdict = decideCall(call, { ports, meter, at: null });
    if (verdict.kind === "refused") throw refuse(span, "llm_query", verdict.limit);
    if (verdict.kind === "pause") return await ports.pause(verdict);
    return (await makeCall(call, verdict.reservation, ports)).text;
  }

  return {
    async subCall(span, query) {
      checkOpen(span, "llm_query", ports.recorded(span.spanId, "model-call-start") !== null);
      const call = plannedCall(task, ports, { span, query, readsOf });
      try {
        const reply = await answered(call, span);
        onSubCall(span.count, { reply, context: query.text });
        return reply;
      } catch (error) {
        if (error instanceof ModelCallError)
          throw new Error(`llm_query: ${error.message}`, { cause: error });
        throw error;
      }
    },
    takeNestedRun(span, question) {
      if (task.depth >= task.budget.depth)
        throw new Error("rlm_query: not available at this depth; use llm_query");
      if (question.length > LONGEST_QUESTION)
        throw new Error(
          `rlm_query: the question has ${question.length} characters (limit ${LONGEST_QUESTION}); pass long texts as its context`,
        );
      const { spanId, parentSpanId } = span;
      const isMade = ports.recorded(spanId, "nested-run-start") !== null;
      checkOpen(span, "rlm_query", isMade);
      if (isMade) return;
      const limit = ports.recorded(spanId, "limit-end")?.limit ?? meter.askNestedRun(question);
      if (limit === null) return;
      const name = `nested run ${span.count}`;
      ports.log.note({ type: "limit-end", spanId, parentSpanId, name, limit });
      throw refuse(span, "rlm_query", limit);
    },
  };
}
