import type * as answers from './answers.ts';

type Answers = typeof answers;

/**
 * By what an answer is read, fetched when something is sent, so that no page waits for it that may never send.
 *
 * @example send('/v2/orders', { body, schema: late('order') })
 */
export const late =
  <Name extends keyof Answers>(name: Name): (() => Promise<Answers[Name]>) =>
  async () =>
    (await import('./answers.ts'))[name];
