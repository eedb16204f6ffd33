import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect } from 'chai';
import { islandWords, UI_OF_FRAME, UI_OF_ISLANDS } from './island-words.ts';
import { loadWords } from './load-words.ts';

const SOURCES = join(import.meta.dirname, '..');
const IMPORT = /(?:\bfrom|\bimport\()\s*'(\.[^']+)'/g;
const TYPES_ALONE = /^(?:import|export) type [^;]*;$/gm;

const files = new Map(
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|stories)\./.test(name))
    .map((name) => [name, readFileSync(join(SOURCES, name), 'utf8').replace(TYPES_ALONE, '')]),
);

const isIsland = (name: string): boolean => files.get(name)?.startsWith("'use client'") === true;
const importsOf = (name: string): string[] =>
  [...(files.get(name) ?? '').matchAll(IMPORT)].map(([, path = '']) => normalize(join(dirname(name), path)));

/** What is reached from some files by imports, themselves included; `isEnd` says behind which not to look. */
function reachedFrom(names: readonly string[], isEnd: (name: string, text: string) => boolean): string[] {
  const reached = new Set<string>();
  const look = (name: string): void => {
    const text = files.get(name);
    if (text === undefined || reached.has(name)) return;
    reached.add(name);
    if (!isEnd(name, text)) importsOf(name).forEach(look);
  };
  names.forEach(look);
  return [...reached];
}

/** Every file that a browser gets of these islands. An act on the server is only called from there. */
const sentWith = (islands: readonly string[]): string[] =>
  reachedFrom(islands, (_, text) => text.startsWith("'use server'")).filter(
    (name) => files.get(name)?.startsWith("'use server'") !== true,
  );

/** Layouts that give words to all pages below them. */
const givers = [...files].flatMap(([name, text]) =>
  name.endsWith('/layout.tsx') && text.includes('<ClientWords') && !text.includes('isFrame')
    ? [dirname(name)]
    : [],
);

/** Whether words are given here, or by what is imported to stand around something (`step-frame.tsx`). */
const givesWords = (name: string, text: string): boolean =>
  text.includes('<ClientWords') ||
  importsOf(name).some((path) => /<ClientWords[^]*\bchildren\(/.test(files.get(path) ?? ''));

/** Islands that no `ClientWords` but that of the frame stands around. */
function islandsInTheFrame(): string[] {
  const frame = join('app', '[lang]', 'layout.tsx');
  const pages = [...files.keys()].filter(
    (name) =>
      /^app\/.*\/(page|error|loading|not-found)\.tsx$/.test(name) &&
      !givers.some((folder) => name.startsWith(`${folder}/`)),
  );
  return reachedFrom(
    [frame, ...pages],
    (name, text) => isIsland(name) || (name !== frame && givesWords(name, text)),
  ).filter(isIsland);
}

/** `ui.keys.title` of `const t = useTranslations('ui.keys')` and `t('title')`; a name put together is cut before that. */
function saidIn(text: string): string[] {
  const spaces = [...text.matchAll(/const (\w+) = useTranslations\('([\w.]+)'\)/g)];
  const keys = [...text.matchAll(/\b(\w+)(?:\.rich)?\(\s*['`]([\w.]+)/g)].flatMap(
    ({ 1: call, 2: key = '', index }) => {
      const space = spaces.findLast((one) => one[1] === call && one.index < index)?.[2];
      return space === undefined ? [] : [`${space}.${key}`.replace(/\.$/, '')];
    },
  );
  return [...spaces.map(([, , space = '']) => space), ...keys].filter((path) => /^(ui|session)\b/.test(path));
}

const saidBy = (islands: readonly string[]): Set<string> =>
  new Set(sentWith(islands).flatMap((name) => saidIn(files.get(name) ?? '')));
const sectionsOf = (said: Set<string>): string[] =>
  [...new Set([...said].flatMap((path) => /^ui\.(\w+)/.exec(path)?.[1] ?? []))].sort();

describe('Words of islands', () => {
  const said = saidBy([...files.keys()].filter(isIsland));

  it('are all there, whichever primitive an island draws', async () => {
    const sent = islandWords(await loadWords('en'), UI_OF_ISLANDS);
    const isSent = (path: string): boolean => {
      let words: unknown = sent;
      for (const key of path.split('.')) words = (words as Record<string, unknown> | undefined)?.[key];
      return words !== undefined;
    };
    expect([...said].filter((path) => !isSent(path))).to.deep.equal([]);
    expect(said.size).to.be.greaterThan(30);
  });

  it('are no more than those: a section that only the server says does not cross the line', () => {
    expect([...UI_OF_ISLANDS].sort()).to.deep.equal(sectionsOf(said));
  });

  it('are fewer in the frame: those of the islands in it and in pages that name no words of their own', () => {
    expect([...UI_OF_FRAME].sort()).to.deep.equal(sectionsOf(saidBy(islandsInTheFrame())));
  });
});
