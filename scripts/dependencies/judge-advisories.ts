import { z } from 'zod';
import type { DependencyPolicy } from './judge-dependencies.ts';

const advisory = z.object({ url: z.string(), title: z.string(), severity: z.string() });
const audit = z.object({
  vulnerabilities: z.record(z.string(), z.object({ via: z.array(z.union([z.string(), advisory])) })),
});

export type AdvisoryVerdict = { state: 'unknown' } | { state: 'known'; open: string[]; excused: string[] };

/**
 * What the registry's advisories say against the policy, each in a line. An answer without advisories (`npm audit` that was
 * refused) is no good news.
 *
 * @example judgeAdvisories({ vulnerabilities: {} }, policy) // { state: 'known', open: [], excused: [] }
 */
export function judgeAdvisories(answer: unknown, policy: DependencyPolicy): AdvisoryVerdict {
  const read = audit.safeParse(answer);
  if (!read.success) return { state: 'unknown' };
  const open: string[] = [];
  const excused: string[] = [];
  for (const [name, { via }] of Object.entries(read.data.vulnerabilities)) {
    // An entry that is a name only says through which package the advisory comes, which stands for itself.
    for (const cause of via) {
      if (typeof cause === 'string') continue;
      const id = cause.url.split('/').at(-1) ?? cause.url;
      const reason = policy.vulnerabilities[id];
      if (reason === undefined) open.push(`${name}: ${cause.severity}, ${cause.title} (${id})`);
      else excused.push(`${name}: ${id}, ${reason}`);
    }
  }
  return { state: 'known', open, excused };
}
