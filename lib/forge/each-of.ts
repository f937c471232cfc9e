/** Does something with each of a list, so many at once. Rejects with the first failure, once none is under way. */
export async function eachOf<Item>(
  items: readonly Item[],
  atOnce: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  let next = 0;
  let isStopped = false;
  const workers = Array.from({ length: Math.min(atOnce, items.length) }, async () => {
    while (next < items.length && !isStopped) {
      const item = items[next];
      next += 1;
      if (item === undefined) continue;
      await work(item).catch((error: unknown) => {
        isStopped = true;
        throw error;
      });
    }
  });
  const ended = await Promise.allSettled(workers);
  const failed = ended.find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
}
