import { z } from 'zod';
import type { InstalledPackage } from './read-lockfile.ts';

/** `docs/dependencies.json`: what may be installed, and why in spite of it. */
export const dependencyPolicy = z.strictObject({
  /** SPDX identifiers that need no reason. */
  licences: z.array(z.string()),
  /** Packages whose licence is another one or not said, with the reason; `*` stands for the rest of a name. */
  exceptions: z.record(z.string(), z.string().min(20)),
  /** Advisories that we live with, with the reason. */
  vulnerabilities: z.record(z.string(), z.string().min(20)),
});
export type DependencyPolicy = z.infer<typeof dependencyPolicy>;

const matches = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;

/** Old ways of writing a licence, by the SPDX identifier that is meant. */
const MEANT: Readonly<Record<string, string>> = {
  'MPL 2.0': 'MPL-2.0',
  'MIT/X11': 'MIT',
  BSD: 'BSD-3-Clause',
};

/**
 * Whether a licence is allowed. Of a choice one part must be, of a sum every part.
 *
 * @example isAllowed('(MIT OR GPL-3.0-or-later)', ['MIT']) // true
 * @example isAllowed('Apache-2.0 AND LGPL-3.0-or-later', ['Apache-2.0']) // false
 */
export function isAllowed(licence: string, allowed: readonly string[]): boolean {
  const plain = MEANT[licence] ?? licence.replace(/^\((.*)\)$/, '$1');
  const choices = plain.split(/ or /i);
  if (choices.length > 1) return choices.some((choice) => isAllowed(choice, allowed));
  return plain.split(/ and /i).every((part) => allowed.includes(part));
}

/**
 * What is installed against the policy, each in a line; and what the policy excuses that is not installed.
 *
 * @example judgeLicences([{ name: 'x', version: '1.0.0', licence: 'GPL-3.0' }], policy)
 * // ['x@1.0.0: GPL-3.0 is not among the licences allowed']
 */
export function judgeLicences(packages: readonly InstalledPackage[], policy: DependencyPolicy): string[] {
  const excuses = Object.keys(policy.exceptions);
  const breaches = packages.flatMap(({ name, version, licence }) =>
    (licence !== undefined && isAllowed(licence, policy.licences)) ||
    excuses.some((pattern) => matches(pattern, name))
      ? []
      : [`${name}@${version}: ${licence ?? 'no licence said'} is not among the licences allowed`],
  );
  const idle = excuses.filter((pattern) => !packages.some(({ name }) => matches(pattern, name)));
  return [
    ...breaches,
    ...idle.map((pattern) => `${pattern}: excused, but nothing of that name is installed`),
  ];
}

/**
 * Dependencies of a package of ours that are not pinned to one version: what is built here today is built here tomorrow.
 *
 * @example judgePins('web', { next: '^16.4.6' }) // ['web: next is "^16.4.6", give one version']
 */
export function judgePins(owner: string, dependencies: Readonly<Record<string, string>>): string[] {
  return Object.entries(dependencies).flatMap(([name, wanted]) =>
    /^(npm:(@[\w-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+(-[\w.-]+)?$/.test(wanted)
      ? []
      : [`${owner}: ${name} is "${wanted}", give one version`],
  );
}
