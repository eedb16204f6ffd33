import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Image, Stage } from './images.ts';

const ROOT = join(import.meta.dirname, '../..');

interface Locked {
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  link?: boolean;
  resolved?: string;
}

/** Places in the lock file of everything that a workspace needs in production, as npm installs it. */
export function productionPackages(workspace: string): string[] {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const needed = new Set<string>();
  const need = (place: string): void => {
    if (needed.has(place)) return;
    needed.add(place);
    const entry = packages[place];
    if (entry?.link) {
      need(entry.resolved ?? '');
      return;
    }
    const optionalPeers = Object.entries(entry?.peerDependenciesMeta ?? {}).filter(([, { optional }]) => optional);
    const names = [
      ...Object.keys(entry?.dependencies ?? {}),
      ...Object.keys(entry?.optionalDependencies ?? {}),
      ...Object.keys(entry?.peerDependencies ?? {}).filter(
        (name) => !optionalPeers.some(([optional]) => optional === name),
      ),
    ];
    for (const name of names) {
      const found = resolved(place, name, packages);
      if (found !== null) need(found);
    }
  };
  need(workspace);
  return [...needed].filter((place) => place.includes('node_modules/'));
}

/** Where Node finds a package from a place: the nearest node_modules above it. */
function resolved(place: string, name: string, packages: Record<string, Locked>): string | null {
  for (let folder = place; ; folder = folder.includes('/') ? dirname(folder) : '') {
    const candidate = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (folder === '') return null;
  }
}

/**
 * Puts together what the finished image holds: the packages of production and the files that its stages copy, without
 * tests, as .dockerignore says. Hard links, so that nothing is copied twice.
 */
export function assemble(image: Image, stages: readonly Stage[], folder: string): void {
  const places = productionPackages(image).filter((place) => existsSync(join(ROOT, place)));
  const isOurs = (place: string): boolean => place.startsWith('node_modules/@topsteel/');
  for (const place of places.filter(isOurs)) {
    // Packages of our own are links to their sources, which are copied below.
    mkdirSync(dirname(join(folder, place)), { recursive: true });
    symlinkSync(join('../..', linkedFolder(place)), join(folder, place));
  }
  const whole = new Set(places);
  const outermost = places.filter(
    (place) => !isOurs(place) && ![...whole].some((other) => place.startsWith(`${other}/node_modules/`)),
  );
  execFileSync('cp', ['-al', '--parents', '-t', folder, ...outermost], { cwd: ROOT });
  for (const path of copiedPaths(stages)) {
    const from = join(ROOT, path);
    if (!existsSync(from)) throw new Error(`${image} copies ${path}, which is not there`);
    cpSync(from, join(folder, path), {
      recursive: true,
      filter: (one) => !/(\/node_modules(\/|$)|\.test\.tsx?$|\/(backend|oracles)\/test(\/|$))/.test(one.slice(ROOT.length)),
    });
  }
}

const linkedFolder = (place: string): string => {
  const name = place.slice('node_modules/@topsteel/'.length);
  return existsSync(join(ROOT, 'packages', name)) ? `packages/${name}` : name;
};

/** Sources that end in the last stage, of its own or out of a stage before. */
function copiedPaths(stages: readonly Stage[]): string[] {
  const last = stages.at(-1)?.instructions ?? [];
  return last
    .filter(({ keyword, flags }) => keyword === 'COPY' && flags['from'] !== 'packages')
    .map(({ text }) => text.split(' ').at(-1)?.replace(/^\/app\//, '') ?? '')
    .filter((path) => !path.startsWith('.cache') && path !== '');
}
