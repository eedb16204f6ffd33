import { z } from 'zod';
import { AppError } from '../errors/index.ts';
import { transportDefaults, transportModes } from './transport-leg.ts';
import type { TransportIntensity, TransportMode } from './transport-leg.ts';

/** One emission factor as published: milligrams of CO2e for one kilogram, or for one tonne carried one kilometre. */
const factorSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9/-]{0,79}$/, 'must be a name in small letters, such as transport/road'),
  unit: z.enum(['kg', 't.km']),
  milligramsCo2e: z.string().regex(/^(0|[1-9][0-9]{0,11})$/, 'must be whole milligrams in digits'),
  source: z.string().min(1).max(300),
  year: z.number().int().min(1990).max(2100),
});

/** One edition of a list of emission factors; editions are years and months, and a later one replaces an earlier one. */
export const factorListSchema = z
  .strictObject({
    list: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/),
    edition: z.string().regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/, 'must be a year and a month, such as 2026-11'),
    publisher: z.string().min(1).max(200),
    publishedAt: z.iso.datetime(),
    factors: z.array(factorSchema).min(1).max(2_000),
  })
  .refine(({ factors }) => new Set(factors.map(({ id }) => id)).size === factors.length, {
    path: ['factors'],
    message: 'must name each factor once',
  });
export type FactorList = z.output<typeof factorListSchema>;
export type EmissionFactor = FactorList['factors'][number];

/**
 * The intensities of transport that a published list gives, for {@link transportEmissions}; modes that it does not name keep
 * the built-in default. A factor is named `transport/<mode>` and counts tonne-kilometres.
 *
 * @throws AppError `invalid-input` when such a factor has another unit.
 * @example transportIntensitiesOf([{ id: 'transport/road', unit: 't.km', milligramsCo2e: '85000', … }]).road.milligramsCo2ePerTonneKm // 85000n
 */
export function transportIntensitiesOf(
  factors: readonly EmissionFactor[],
): Readonly<Record<TransportMode, TransportIntensity>> {
  const published = transportModes.flatMap((mode): [TransportMode, TransportIntensity][] => {
    const factor = factors.find(({ id }) => id === `transport/${mode}`);
    if (factor === undefined) return [];
    if (factor.unit !== 't.km') {
      throw new AppError('invalid-input', {
        message: `The factor ${factor.id} counts ${factor.unit}; give it for a tonne-kilometre (t.km).`,
      });
    }
    const milligramsCo2ePerTonneKm = BigInt(factor.milligramsCo2e);
    return [[mode, { mode, milligramsCo2ePerTonneKm, source: `${factor.source} (${factor.year})` }]];
  });
  return { ...transportDefaults, ...Object.fromEntries(published) };
}
