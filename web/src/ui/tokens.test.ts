import { globSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { pageStyles } from '../features/verify/page-styles.ts';

const source = new URL('..', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, source), 'utf8');

/** `--ink: light-dark(#16191d, #eceff2)` by its name. */
const tokens = new Map(
  [...read('ui/tokens.css').matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
);

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @example contrast('#ffffff', '#000000') // 21 */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const tones = ['good', 'bad', 'attention', 'unknown', 'info', 'carbon'];
const softs = tones.map((tone) => `${tone}-soft`);
/** Every text on every ground it stands on; at least 4.5 to 1. */
const texts: [text: string, grounds: string[]][] = [
  ['ink', ['paper', 'sunken', 'brand-soft', ...softs]],
  ['ink-2', ['paper', 'sunken', 'brand-soft', ...softs]],
  ['ink-3', ['paper', 'sunken']],
  ['brand', ['paper', 'sunken', 'brand-soft']],
  ['link', ['paper', 'sunken', 'brand-soft', ...softs]],
  ['on-brand', ['brand', 'brand-hover']],
  ['paper', ['bad']],
  ['hot', ['paper', 'sunken', 'attention-soft']],
  ...tones.map((tone): [string, string[]] => [tone, ['paper', 'sunken', `${tone}-soft`]]),
  ...[1, 2, 3, 4, 5, 6].map((series): [string, string[]] => [`series-${String(series)}`, ['paper']]),
];
/** Edges of controls and the ring of the focus; at least 3 to 1. */
const edges: [edge: string, grounds: string[]][] = [
  ['control', ['paper', 'sunken']],
  ['link', ['paper', 'sunken', 'brand-soft']],
];

const low = (pairs: typeof texts, least: number) =>
  pairs.flatMap(([front, grounds]) =>
    grounds.flatMap((ground) =>
      (['light', 'dark'] as const).flatMap((theme) => {
        const ratio = contrast(tokens.get(front)?.[theme] ?? '', tokens.get(ground)?.[theme] ?? '');
        return ratio >= least ? [] : [`${front} on ${ground}, ${theme}: ${ratio.toFixed(2)}`];
      }),
    ),
  );

describe('the tokens of colour', () => {
  it('compute contrast as WCAG does', () => {
    expect(contrast('#ffffff', '#000000')).to.equal(21);
    expect(contrast('#767676', '#ffffff').toFixed(2)).to.equal('4.54');
  });

  it('give every text at least 4.5 to 1, light and dark', () => {
    expect(tokens.size).to.equal(31);
    expect(low(texts, 4.5)).to.deep.equal([]);
  });

  it('give edges and the focus at least 3 to 1', () => {
    expect(low(edges, 3)).to.deep.equal([]);
  });

  it('are told to the style sheet once each', () => {
    const named = [...read('app/globals.css').matchAll(/--color-([\w-]+): var\(--([\w-]+)\)/g)];
    expect(named.filter(([, utility, token]) => utility !== token)).to.deep.equal([]);
    const missing = [...tokens.keys()].filter((token) => !named.some(([, utility]) => utility === token));
    expect(missing).to.deep.equal([]);
  });

  it('are the only colours', () => {
    const colour = /#(?:[0-9a-f]{8}|[0-9a-f]{6}|(?=[a-f]*\d)[0-9a-f]{3,4})\b|\b(?:rgb|hsl|oklch|lab)a?\(/gi;
    const own = /tokens\.css$|page-styles\.ts$|\.test\.tsx?$|generated\//;
    const found = globSync('**/*.{ts,tsx,css}', { cwd: source })
      .filter((path) => !own.test(path))
      .flatMap((path) => [...read(path).matchAll(colour)].map(([text]) => `${path}: ${text}`));
    expect(found).to.deep.equal([]);
  });

  it('are darker where labels are read in sunlight: 7 to 1, on white and on the soft grounds of the tokens', () => {
    const pairs = [...pageStyles.matchAll(/\.(\w+)\{--tone:(#\w{6});--soft:(#\w{6})\}/g)];
    expect(pairs.map(([, tone]) => tone).sort()).to.deep.equal([
      'attention',
      'bad',
      'good',
      'info',
      'unknown',
    ]);
    for (const [, tone = '', text = '', soft = ''] of pairs) {
      expect(soft, tone).to.equal(tokens.get(`${tone}-soft`)?.light);
      expect(contrast(text, soft), tone).to.be.at.least(7);
      expect(contrast(text, '#ffffff'), tone).to.be.at.least(7);
    }
  });
});
