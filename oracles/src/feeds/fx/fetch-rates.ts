import { fxBases, rateShapes, readRates } from '@topsteel/domain/fx';
import type { FxBase, SourcedRate } from '@topsteel/domain/fx';
import { z } from 'zod';
import { fetchText } from '../fetch-text.ts';

const sourceSchema = z.strictObject({
  name: z.string().min(1).max(60),
  shape: z.enum(rateShapes),
  /** Of a ticker, `{base}` stands for the pair's first currency. */
  url: z.string().min(1).max(500),
  /** A fixing of the day holds over a weekend; a ticker for minutes. */
  maxAgeSeconds: z.number().int().min(1).max(604_800),
});
const isOnce = (values: string[]): boolean => new Set(values).size === values.length;
export const rateSourcesSchema = z
  .array(sourceSchema)
  .max(12)
  .refine((sources) => isOnce(sources.map(({ name }) => name)), 'Each source needs a name of its own.')
  .refine(
    (sources) => isOnce(sources.map(({ url }) => url)),
    'A source is named twice: its word would count twice.',
  );
export type RateSource = z.output<typeof sourceSchema>;

/** Every pair's rates by source. A source that fails is absent, with the reason beside. */
export interface FetchedRates {
  rates: ReadonlyMap<FxBase, readonly SourcedRate[]>;
  failures: readonly { source: string; reason: string }[];
}
export type FetchRates = (bases?: readonly FxBase[]) => Promise<FetchedRates>;

const MOST_BYTES = 262_144;

/** Asks all sources at once; one that is late, lies about its shape or is away costs only itself. */
export function createRateFetcher(sources: readonly RateSource[]): FetchRates {
  return async (bases = fxBases) => {
    const rates = new Map<FxBase, SourcedRate[]>();
    const failures: { source: string; reason: string }[] = [];
    const ask = async (source: RateSource, base: FxBase | null): Promise<void> => {
      const url = source.url.replace('{base}', base ?? '');
      try {
        const text = await fetchText(url, { accept: '*/*' }, MOST_BYTES);
        for (const quoted of readRates(source.shape, text, base)) {
          if (!bases.includes(quoted.base)) continue;
          const said = { source: source.name, maxAgeSeconds: source.maxAgeSeconds, ...quoted };
          rates.set(quoted.base, [...(rates.get(quoted.base) ?? []), said]);
        }
      } catch (error) {
        failures.push({
          source: source.name,
          reason: error instanceof Error ? error.message : String(error),
        });
      }
    };
    await Promise.all(
      sources.flatMap((source) =>
        source.shape === 'ticker' ? bases.map((base) => ask(source, base)) : [ask(source, null)],
      ),
    );
    return { rates, failures };
  };
}
