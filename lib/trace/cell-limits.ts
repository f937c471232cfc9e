/** How much is kept of what a cell says of itself (./cell-facts.ts); apart, because guest code's own tools need it. */
export const MAX_STEPS = 200;
export const MAX_STEP_NAMES = 60;
export const MAX_NAME_CHARS = 100;
export const MAX_VARIABLES = 60;
/** Of one variable. */
export const MAX_VALUES = 50;
export const MAX_VALUE_CHARS = 120;
/** Of all values of a cell together, in characters. */
export const MAX_ALL_VALUE_CHARS = 20_000;
/** Of one document in one cell. */
export const MAX_RANGES = 400;
