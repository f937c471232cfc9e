/** Who passes waits for a turn; turns that nobody waits for yet are kept. */
export type Turnstile = { pass(): Promise<void>; release(): void };

export function createTurnstile(): Turnstile {
  const waiting: (() => void)[] = [];
  let turns = 0;
  return {
    async pass() {
      if (turns === 0) return await new Promise<void>((resolve) => waiting.push(resolve));
      turns -= 1;
    },
    release() {
      const next = waiting.shift();
      if (next) next();
      else turns += 1;
    },
  };
}
