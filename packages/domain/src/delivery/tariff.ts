import type { PriceCurrency } from '../pricing/index.ts';

/** A kind of vehicle and its price. Amounts in minor units of the tariff's currency. */
export interface Vehicle {
  code: string;
  name: string;
  maxGrams: bigint;
  /** The longest piece it carries. */
  maxLengthUm: bigint;
  baseMinor: bigint;
  perKmMinor: bigint;
}

/** An area with a rule of its own; the longest postcode prefix decides, an empty one is the whole country. */
export interface DeliveryZone {
  country: string;
  postcodePrefix: string;
  /** `price` replaces base and kilometres, per vehicle; `surcharge` comes on top, per vehicle; `closed`: ask. */
  effect: 'price' | 'surcharge' | 'closed';
  amountMinor: bigint;
}

/** How a seller delivers. */
export interface DeliveryTariff {
  name: string;
  currency: PriceCurrency;
  /** Countries it goes to; elsewhere it is asked for. */
  countries: readonly string[];
  maxKm: number;
  vehicles: readonly Vehicle[];
  zones: readonly DeliveryZone[];
  /** Road charges for heavy vehicles, per kilometre and country; where there is none, 0. */
  tollPerKmMinor: Readonly<Record<string, bigint>>;
}

const tonne = 1_000_000n;
const metre = 1_000_000n;

/**
 * The tariff of who has set none. Our own figures, not a carrier's: payloads and loading lengths are usual ones of Directive
 * 96/53/EC vehicles (van below 3.5 t, rigid 12 t, articulated 40 t with 13.6 m), an extendable trailer carries up to 18 m;
 * road charges are rounded averages of the 2026 lists for 40 t, Euro VI. No ferry is priced: across the sea is asked for.
 */
export const defaultTariff: DeliveryTariff = {
  name: 'Usual rates',
  currency: 'EUR',
  countries: [
    ...[
      'AT',
      'BE',
      'BG',
      'CH',
      'CZ',
      'DE',
      'DK',
      'EE',
      'ES',
      'FI',
      'FR',
      'GB',
      'GR',
      'HR',
      'HU',
      'IE',
      'IT',
      'LI',
    ],
    ...['LT', 'LU', 'LV', 'MC', 'NL', 'NO', 'PL', 'PT', 'RO', 'SE', 'SI', 'SK'],
  ],
  maxKm: 2_500,
  vehicles: [
    {
      code: 'van',
      name: 'Van, 3.5 t',
      maxGrams: 1_200_000n,
      maxLengthUm: 4n * metre,
      baseMinor: 60_00n,
      perKmMinor: 95n,
    },
    {
      code: 'rigid',
      name: 'Rigid lorry, 12 t',
      maxGrams: 6n * tonne,
      maxLengthUm: 7n * metre,
      baseMinor: 120_00n,
      perKmMinor: 1_25n,
    },
    {
      code: 'artic',
      name: 'Articulated lorry, 40 t',
      maxGrams: 24n * tonne,
      maxLengthUm: 13_600_000n,
      baseMinor: 180_00n,
      perKmMinor: 1_55n,
    },
    {
      code: 'extendable',
      name: 'Extendable trailer, to 18 m',
      maxGrams: 22n * tonne,
      maxLengthUm: 18n * metre,
      baseMinor: 420_00n,
      perKmMinor: 2_10n,
    },
  ],
  zones: [],
  tollPerKmMinor: {
    AT: 45n,
    BE: 20n,
    BG: 12n,
    CH: 95n,
    CZ: 25n,
    DE: 35n,
    ES: 8n,
    FR: 28n,
    HR: 18n,
    HU: 32n,
    IT: 20n,
    PL: 9n,
    PT: 14n,
    RO: 4n,
    SI: 38n,
    SK: 24n,
  },
};
