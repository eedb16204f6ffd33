import { AppError } from '../errors/index.ts';
import { divideHalfUp } from './intensity.ts';

export const transportModes = [
  'road',
  'rail-electric',
  'rail-diesel',
  'inland-waterway',
  'short-sea',
  'deep-sea-bulk',
] as const;
export type TransportMode = (typeof transportModes)[number];

/** Milligrams of CO2e for one tonne carried one kilometre, well to wheel. */
export interface TransportIntensity {
  mode: TransportMode;
  milligramsCo2ePerTonneKm: bigint;
  source: string;
}

const usual = (mode: TransportMode, low: bigint, high: bigint, what: string): TransportIntensity => ({
  mode,
  milligramsCo2ePerTonneKm: high * 1_000n,
  source: `Default data, used where the carrier gives none (ISO 14083 prefers primary data). ${what}: usual range ${low}–${high} g CO2e/tkm well to wheel, upper end taken`,
});

/** Edition of the default intensities below; each takes the upper end of its range, so that a default is never an advantage. */
export const TRANSPORT_DEFAULTS_EDITION = '2026-11';
export const transportDefaults: Readonly<Record<TransportMode, TransportIntensity>> = {
  road: usual('road', 60n, 90n, 'Articulated truck above 33 t'),
  'rail-electric': usual('rail-electric', 10n, 20n, 'Electric train, European mix'),
  'rail-diesel': usual('rail-diesel', 25n, 30n, 'Diesel train'),
  'inland-waterway': usual('inland-waterway', 20n, 35n, 'Inland barge'),
  'short-sea': usual('short-sea', 15n, 25n, 'Short-sea vessel'),
  'deep-sea-bulk': usual('deep-sea-bulk', 5n, 10n, 'Deep-sea bulk carrier'),
};

/** One element of a transport chain (ISO 14083). Distance is the shortest feasible or great-circle one, never as driven. */
export interface TransportLeg {
  mode: TransportMode;
  distanceMetres: bigint;
  /** The carrier's own figure; the default of the mode when null. */
  milligramsCo2ePerTonneKm: bigint | null;
}

export interface TransportLegEmissions {
  mode: TransportMode;
  distanceMetres: bigint;
  milligramsCo2ePerTonneKm: bigint;
  emissionsGrams: bigint;
  /** `primary`: the carrier's own intensity. `default`: ours, cited. */
  source: 'primary' | 'default';
}

const LONGEST_METRES = 50_000_000n;

/**
 * Emissions of carrying a mass along a chain of legs: mass × distance × intensity, well to wheel, each leg rounded half up
 * to the gram, so that the total is the sum of what is shown. EN 15804 module A4. `defaults` are the intensities of an
 * edition that was published, or the built-in ones.
 *
 * @throws AppError `invalid-input` for a leg below zero or longer than 50,000 km, and for more than 20 legs.
 * @example transportEmissions(5_000_000n, [{ mode: 'road', distanceMetres: 310_000n, milligramsCo2ePerTonneKm: null }]).emissionsGrams // 139500n
 */
export function transportEmissions(
  massGrams: bigint,
  legs: readonly TransportLeg[],
  defaults: Readonly<Record<TransportMode, TransportIntensity>> = transportDefaults,
): { emissionsGrams: bigint; legs: TransportLegEmissions[] } {
  if (massGrams < 0n || legs.length > 20) {
    throw new AppError('invalid-input', { message: 'Give a mass of at least 0 and at most 20 legs.' });
  }
  const counted = legs.map((leg): TransportLegEmissions => {
    const intensity = leg.milligramsCo2ePerTonneKm ?? defaults[leg.mode].milligramsCo2ePerTonneKm;
    if (leg.distanceMetres < 0n || leg.distanceMetres > LONGEST_METRES || intensity < 0n) {
      throw new AppError('invalid-input', {
        message: `A ${leg.mode} leg of ${leg.distanceMetres} m cannot be counted. Give a distance from 0 to 50,000 km and an intensity of at least 0.`,
      });
    }
    // g × m × mg/(t·km): 10^6 g a tonne, 10^3 m a km, 10^3 mg a gram.
    const emissionsGrams = divideHalfUp(massGrams * leg.distanceMetres * intensity, 1_000_000_000_000n);
    return {
      mode: leg.mode,
      distanceMetres: leg.distanceMetres,
      milligramsCo2ePerTonneKm: intensity,
      emissionsGrams,
      source: leg.milligramsCo2ePerTonneKm === null ? 'default' : 'primary',
    };
  });
  return { emissionsGrams: counted.reduce((sum, leg) => sum + leg.emissionsGrams, 0n), legs: counted };
}
