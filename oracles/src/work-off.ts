const MOST_FAILURES = 10;

/**
 * Does the work for each item, one after the other: an odd one holds up none of those behind it. Many failures in a row
 * mean that something is away that all of them need: then it stops, and the loop comes again.
 *
 * @throws the first failure, at the end
 */
export async function workOff<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const failures: unknown[] = [];
  let inARow = 0;
  for (const item of items) {
    try {
      await work(item);
      inARow = 0;
    } catch (error) {
      failures.push(error);
      inARow += 1;
      if (inARow === MOST_FAILURES) break;
    }
  }
  if (failures.length > 0) throw failures[0];
}
