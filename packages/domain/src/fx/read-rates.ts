import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import { crossRateE8HalfUp, parseRateE8HalfUp } from './parse-rate.ts';
import type { FxRate } from './rate.ts';

export type FxBase = FxRate['base'];
export const fxBases = ['EUR', 'GBP', 'CHF', 'ETH', 'BTC'] as const satisfies readonly FxBase[];

/** How a source writes its rates. `ticker` answers one pair at a time; the others all at once. */
export const rateShapes = ['ecb', 'ticker', 'csv'] as const;
export type RateShape = (typeof rateShapes)[number];

/** Dollars for one unit of `base`, as a source says it. */
export interface QuotedRate {
  base: FxBase;
  rateE8: bigint;
  asOf: Date;
}

/**
 * The rates in a source's answer, against the dollar. Pairs that we do not keep are passed over.
 *
 * @param base the pair that was asked for; only a `ticker` needs it.
 * @throws AppError `invalid-input` with a sentence when the answer is not in its shape: one bad line refuses all of it.
 * @example readRates('csv', 'Symbol,Date,Time,Close\nEURUSD,2026-11-26,09:15:00,1.16243\n', null)
 * // [{ base: 'EUR', rateE8: 116243000n, asOf: 2026-11-26T09:15:00Z }]
 */
export function readRates(shape: RateShape, text: string, base: FxBase | null): QuotedRate[] {
  const rates = shape === 'ecb' ? readEcb(text) : shape === 'csv' ? readCsv(text) : readTicker(text, base);
  if (rates.length === 0) throw refusal('holds no rate that we keep');
  // A source has one voice a pair: said ten times, its word would be the median.
  const twice = rates.find(({ base }, at) => rates.findIndex((one) => one.base === base) < at);
  if (twice) throw refusal(`says ${twice.base} more than once`);
  return rates;
}

const cube = z.object({ currency: z.string(), rate: z.string() });
const ecbDay = z.object({ time: z.iso.date(), Cube: z.array(cube).min(1) });
const ecbDocument = z.object({ Envelope: z.object({ Cube: z.object({ Cube: z.array(ecbDay).min(1) }) }) });
const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  processEntities: false,
  isArray: (_name, path) => String(path).endsWith('Cube.Cube') || String(path).endsWith('Cube.Cube.Cube'),
});

/**
 * The euro reference rates of the European Central Bank (`eurofxref-daily.xml`): units of each currency for one euro, set
 * at about 14:10 Central European Time and published at 16:00; we count from 13:00 UTC.
 */
function readEcb(text: string): QuotedRate[] {
  const read = ecbDocument.safeParse(parseXml(text));
  if (!read.success) throw refusal('is not in the form of eurofxref-daily.xml');
  const day = read.data.Envelope.Cube.Cube.reduce((newest, one) => (one.time > newest.time ? one : newest));
  const perEuro = new Map(day.Cube.map(({ currency, rate }) => [currency, parseRateE8HalfUp(rate)]));
  const dollars = perEuro.get('USD');
  if (dollars === undefined) throw refusal('has no dollar rate');
  const asOf = new Date(`${day.time}T13:00:00Z`);
  const crosses = (['GBP', 'CHF'] as const).flatMap((base) => {
    const units = perEuro.get(base);
    return units === undefined ? [] : [{ base, rateE8: crossRateE8HalfUp(dollars, units), asOf }];
  });
  return [{ base: 'EUR', rateE8: dollars, asOf }, ...crosses];
}

const ticker = z.object({ price: z.string(), time: z.iso.datetime() });

/** One pair's last trade as exchanges answer it: `{ "price": "1.16243", "time": "2026-11-26T09:15:00Z" }`. */
function readTicker(text: string, base: FxBase | null): QuotedRate[] {
  const read = ticker.safeParse(parseJson(text));
  if (!read.success || base === null) throw refusal('is not the ticker of a pair');
  return [{ base, rateE8: parseRateE8HalfUp(read.data.price), asOf: new Date(read.data.time) }];
}

/** A table of last prices with columns Symbol (`EURUSD`), Date, Time (UTC) and Close, in any order, as quote services have it. */
function readCsv(text: string): QuotedRate[] {
  const [head = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = head.split(',').map((name) => name.trim().toLowerCase());
  const [symbol, date, time, close] = ['symbol', 'date', 'time', 'close'].map((name) =>
    columns.indexOf(name),
  );
  if ([symbol, date, time, close].some((at) => at === undefined || at < 0)) {
    throw refusal('has no columns Symbol, Date, Time and Close');
  }
  return lines.flatMap((line) => {
    const cells = line.split(',').map((cell) => cell.trim());
    const base = fxBases.find((one) => cells[symbol ?? -1]?.toUpperCase() === `${one}USD`);
    if (base === undefined) return [];
    const asOf = new Date(`${cells[date ?? -1] ?? ''}T${cells[time ?? -1] ?? ''}Z`);
    if (Number.isNaN(asOf.getTime())) throw refusal(`has no time in the line "${line.slice(0, 80)}"`);
    return [{ base, rateE8: parseRateE8HalfUp(cells[close ?? -1] ?? ''), asOf }];
  });
}

function parseXml(text: string): unknown {
  try {
    return xml.parse(text);
  } catch {
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const refusal = (what: string): AppError =>
  new AppError('invalid-input', { message: `The source's answer ${what}.` });
