/** The span that stands for a run itself: its first and last events carry it, and top-level spans hang on it. */
export const RUN_SPAN_ID = "run";
