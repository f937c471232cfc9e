/** The steps of a run looked up from every side: built once a timeline, for all parts of a page. */
import type { Timeline } from "./reduce";
import { flattenSteps, type Step, selectSteps } from "./select";

export type StepIndex = {
  /** The steps right below the run. */
  top: readonly Step[];
  /** Depth first, parents before children. */
  flat: readonly Step[];
  byId: ReadonlyMap<string, Step>;
  /** By the id of the child; steps at the top have none. */
  parentOf: ReadonlyMap<string, Step>;
  /** Iterations and sub-calls are counted among those below the same step, from 1. */
  numberOf: ReadonlyMap<string, number>;
};

export function indexSteps(timeline: Timeline): StepIndex {
  const top = selectSteps(timeline);
  const flat = flattenSteps(top);
  const parentOf = new Map<string, Step>();
  for (const step of flat) for (const child of step.children) parentOf.set(child.id, step);
  const byId = new Map(flat.map((step) => [step.id, step]));
  return {
    top,
    flat,
    byId,
    parentOf,
    numberOf: numbers([top, ...flat.map(({ children }) => children)]),
  };
}

function numbers(families: readonly (readonly Step[])[]): Map<string, number> {
  const numberOf = new Map<string, number>();
  for (const family of families)
    for (const kind of ["iteration", "sub"] as const)
      family
        .filter((step) => step.kind === kind)
        .forEach(({ id }, index) => {
          numberOf.set(id, index + 1);
        });
  return numberOf;
}

/** What a step lies in, the nearest first. */
export function stepsAround({ parentOf }: StepIndex, id: string): Step[] {
  const around: Step[] = [];
  for (let at = parentOf.get(id); at; at = parentOf.get(at.id)) around.push(at);
  return around;
}
