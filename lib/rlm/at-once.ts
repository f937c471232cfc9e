/** Runs at most so many pieces of work at a time; the others wait in their order. */
export function atOnce(width: number): <Value>(work: () => Promise<Value>) => Promise<Value> {
  let free = width;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
