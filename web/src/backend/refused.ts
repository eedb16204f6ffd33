import type { Problem } from './problem.ts';

/** Why an act was not done, and what was typed for it, by the names of the fields: it must not be typed again. */
export type Refused = { problem: Problem; typed: Record<string, string[]> };

/**
 * What a form is answered with whose act was not done. Without scripts this is all that is left of what was typed. Secrets
 * do not go back, and neither do files and what the framework adds (`$…`).
 */
export function refused(problem: Problem, form: FormData): Refused {
  const typed: Record<string, string[]> = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || /^\$|password|secret/iu.test(name)) continue;
    (typed[name] ??= []).push(value);
  }
  return { problem, typed };
}
