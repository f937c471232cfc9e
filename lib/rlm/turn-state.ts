/** What one iteration leaves to the next: the conversation, what has run, and where the gate stands. */
import { initialGateState } from "@/lib/evidence/gate";
import type { GateState } from "@/lib/evidence/gate-contract";
import type { ModelMessage } from "@/lib/model/model";
import type { Opening } from "@/lib/rlm/opening";
import type { TextRead } from "@/lib/trace/cell-facts";

/** A cell that has run: its code, what it showed, what the sandbox noted, and how it failed, if it did. */
export type RanCell = {
  code: string;
  output: string;
  notes: readonly string[];
  error: string | null;
};

export type TurnState = {
  messages: readonly ModelMessage[];
  /** Messages at the end that the last call did not hold. */
  addedCount: number;
  /** Span of the call that the next one continues; null before the first. */
  continues: string | null;
  /** What of the documents the next call's new messages show, but for what cells printed. */
  reads: readonly TextRead[];
  shownText: string;
  gate: GateState;
  /** True after an answer went back because it has not the form that was asked for: it goes back once. */
  formReturned: boolean;
  codes: readonly string[];
  outputs: readonly string[];
  /** Of each cell; null where it ran to its end. */
  errors: readonly (string | null)[];
  notes: readonly string[];
  /**
   * "asked": the next reply is the last. "repeating": the model repeats itself and was asked to end, but an
   * unsupported answer may still go back once.
   */
  lastCall: "no" | "repeating" | "asked";
};

export function firstState(opening: Opening): TurnState {
  return {
    messages: opening.messages,
    addedCount: opening.messages.length,
    continues: null,
    reads: opening.reads,
    shownText: opening.shownText,
    gate: initialGateState,
    formReturned: false,
    codes: [],
    outputs: [],
    errors: [],
    notes: [],
    lastCall: "no",
  };
}

export function nextState(
  state: TurnState,
  turn: {
    reply: string;
    /** Span of the call that gave the reply. */
    call: string;
    /** What the model is told. */
    message: string;
    /** Null when no cell ran. */
    ran: RanCell | null;
    isLast: boolean;
  },
): TurnState {
  const { ran } = turn;
  const sameBefore = ran ? timesRun(state, ran.code) : 0;
  const isLast = turn.isLast || state.lastCall === "repeating";
  return {
    ...state,
    messages: [
      ...state.messages,
      { role: "assistant", content: turn.reply },
      { role: "user", content: turn.message },
    ],
    addedCount: 1,
    continues: turn.call,
    reads: [],
    codes: ran ? [...state.codes, ran.code] : state.codes,
    outputs: ran ? [...state.outputs, ran.output] : state.outputs,
    errors: ran ? [...state.errors, ran.error] : state.errors,
    notes: ran ? [...state.notes, ...ran.notes] : state.notes,
    lastCall: isLast ? "asked" : sameBefore >= 2 ? "repeating" : "no",
  };
}

/** Tells the model, behind what it just saw, that its next reply is the last, and why. */
export function askedToEnd(state: TurnState, why: string): TurnState {
  const last = state.messages.at(-1);
  if (!last || state.lastCall === "asked") return state;
  const told = { ...last, content: `${last.content}\n${why}` };
  return { ...state, messages: [...state.messages.slice(0, -1), told], lastCall: "asked" };
}

/** How often this cell has run before. */
export function timesRun(state: TurnState, code: string): number {
  return state.codes.filter((earlier) => earlier.trim() === code.trim()).length;
}
