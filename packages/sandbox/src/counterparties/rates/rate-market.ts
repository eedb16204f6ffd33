import { createHash } from 'node:crypto';
import { formatScaled } from '@topsteel/domain/units';
import { fxBases, type FxBase } from '@topsteel/domain/fx';

/** Three sources of exchange rates, each in a shape of its own. */
export const rateSourceNames = ['ecb', 'ticker', 'table'] as const;
export type RateSourceName = (typeof rateSourceNames)[number];

/** How a source behaves: it tells the truth, a rate that is 8 % off, yesterday's, or nothing. */
export const rateManners = ['honest', 'lying', 'late', 'silent'] as const;
export type RateManner = (typeof rateManners)[number];

/** Dollars for one unit, in hundred-millionths, around which the sources quote. */
const MIDDLES: Readonly<Record<FxBase, bigint>> = {
  EUR: 116_243_100n,
  GBP: 132_060_000n,
  CHF: 124_976_000n,
  ETH: 298_712_000_000n,
  BTC: 9_712_345_000_000n,
};
const NOISE_BPS = 5n;
const LIE_BPS = 800n;

/**
 * What a source quotes in a minute: the middle, up to 0.05 % more or less by the seed. The same minute answers the same.
 *
 * @example quoteE8('EUR', 'ticker', 'lying', 0, 1) // 8 % above what it would honestly say
 */
export function quoteE8(
  base: FxBase,
  source: RateSourceName,
  manner: RateManner,
  minute: number,
  seed: number,
): bigint {
  const draw = createHash('sha256')
    .update(`${String(seed)}:${source}:${base}:${String(minute)}`)
    .digest();
  // From -10,000 to 10,000 of a hundredth of the noise's bound.
  const part = BigInt(draw.readUInt32BE(0) % 20_001) - 10_000n;
  const middle = MIDDLES[base];
  const honest = middle + (middle * NOISE_BPS * part) / (10_000n * 10_000n);
  return manner === 'lying' ? honest + (honest * LIE_BPS) / 10_000n : honest;
}

/** The instant that a source says its rates are of. A late one is five days behind: older than any source may be. */
export function asOfOf(source: RateSourceName, manner: RateManner, now: Date): Date {
  const lateMs = manner === 'late' ? 5 * 86_400_000 : 0;
  if (source !== 'ecb') return new Date(Math.floor((now.getTime() - lateMs) / 60_000) * 60_000);
  // A fixing of the day, counted from 13:00 UTC; before that it is yesterday's.
  const fixed = new Date(now.getTime() - lateMs - 13 * 3_600_000);
  return new Date(`${fixed.toISOString().slice(0, 10)}T13:00:00Z`);
}

/** The euro's rates in the form of the European Central Bank: units of each currency for one euro, four digits. */
export function writeEcb(rates: Readonly<Record<'EUR' | 'GBP' | 'CHF', bigint>>, asOf: Date): string {
  const four = (unscaled: bigint): string => formatScaled((unscaled + 5_000n) / 10_000n, 4, 4);
  const per = (base: 'GBP' | 'CHF'): string => four((rates.EUR * 100_000_000n) / rates[base]);
  return `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject>
<gesmes:Sender><gesmes:name>Demo central bank</gesmes:name></gesmes:Sender>
<Cube><Cube time='${asOf.toISOString().slice(0, 10)}'>
<Cube currency='USD' rate='${four(rates.EUR)}'/>
<Cube currency='GBP' rate='${per('GBP')}'/>
<Cube currency='CHF' rate='${per('CHF')}'/>
</Cube></Cube>
</gesmes:Envelope>
`;
}

/** One pair as an exchange answers it. */
export function writeTicker(rateE8: bigint, asOf: Date): { price: string; time: string } {
  return { price: formatScaled(rateE8, 8, 2), time: asOf.toISOString() };
}

/** All pairs in a table of last prices. */
export function writeTable(rateOf: (base: FxBase) => bigint, asOf: Date): string {
  const [day = '', time = ''] = asOf.toISOString().split('T');
  const lines = fxBases.map(
    (base) => `${base}USD,${day},${time.slice(0, 8)},${formatScaled(rateOf(base), 8, 2)}`,
  );
  return `Symbol,Date,Time,Close\r\n${lines.join('\r\n')}\r\n`;
}
