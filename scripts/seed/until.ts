/**
 * Asks again until `isDone`, at most `timeoutMs`.
 *
 * @throws Error naming what was waited for and the last answer.
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isDone: (answer: T) => boolean,
  timeoutMs = 120_000,
): Promise<T> {
  const startedAt = Date.now();
  for (;;) {
    const answer = await ask();
    if (isDone(answer)) return answer;
    if (Date.now() - startedAt > timeoutMs) {
      throw new Error(
        `Waited ${timeoutMs / 1000} s for ${what}; the last answer was ${JSON.stringify(answer).slice(0, 400)}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
