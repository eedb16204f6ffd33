import { globSync, readFileSync, statSync } from 'node:fs';
import { expect } from 'chai';

const source = new URL('..', import.meta.url);
/** In neither font: they are set in what the device has. */
const OF_THE_DEVICE = new Set('≤≥Σ→‰₂⁻⁸');
const css = readFileSync(new URL('ui/fonts.css', source), 'utf8');

/** The signs that a font's file holds, as its `unicode-range` says. */
function signsOf(file: string): (sign: string) => boolean {
  const face = css.split('@font-face').find((one) => one.includes(file)) ?? '';
  const ranges = [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].map(
    ([, from = '', to = from]) => [parseInt(from, 16), parseInt(to, 16)] as const,
  );
  return (sign) =>
    ranges.some(([from, to]) => (sign.codePointAt(0) ?? 0) >= from && (sign.codePointAt(0) ?? 0) <= to);
}

describe('The fonts', () => {
  it('hold every sign that a word of six languages is written with', () => {
    const has = signsOf('ledger-sans.woff2');
    const missing = new Set<string>();
    for (const file of globSync('features/*/words/*.json', { cwd: source }))
      for (const sign of readFileSync(new URL(file, source), 'utf8'))
        if (sign > '~' && !OF_THE_DEVICE.has(sign) && !has(sign)) missing.add(`${sign} ${file}`);
    expect([...missing]).to.deep.equal([]);
  });

  it('hold the figures, the minus and the spaces that amounts are written with', () => {
    for (const sign of '0123456789.,\u2212\u00a0×')
      expect(signsOf('ledger-mono.woff2')(sign), sign).to.equal(true);
  });

  it('weigh 27 kB together, and nothing is fetched before the style sheet asks for it', () => {
    const bytes = (name: string) => statSync(new URL(`ui/fonts/${name}`, source)).size;
    expect(bytes('ledger-sans.woff2')).to.be.at.most(22_000);
    expect(bytes('ledger-mono.woff2')).to.be.at.most(5_000);
  });
});
