import type { Offer } from '@topsteel/domain/api';

/** So many offers as the list answers them. */
export const offersOf = (count: number): Offer[] =>
  Array.from({ length: count }, (_, index): Offer => {
    const id = `01a20687-a5b4-76e1-804c-b0e0d5e${(100_000 + index).toString().slice(-5)}`;
    return {
      id,
      state: 'open',
      sold: null,
      seller: {
        organisationId: id,
        name: 'Aciéries du Val SA',
        country: 'LU',
        account: `0x${'ab'.repeat(20)}`,
      },
      lot: {
        id,
        lotId: '1267650600228229401496703205375',
        lotCode: '0K7MXQ2R9V4TB6HNWZ3D',
        massGrams: '24000000',
        final: true,
      },
      product: 'HEB 200',
      form: 'section',
      grade: 'S355J2',
      norm: 'EN 10025-2',
      dimensions: '200 × 200 × 9 × 15 mm, 12 m',
      heatNumber: `H${470_000 + index}`,
      pricePerTonneMinor: '742000000',
      productId: id,
      sku: `HEB200-${index}`,
      price: { minor: '74200', basis: 'tonne', currency: 'EUR' },
      version: 1,
      currency: 'USDC',
      minGrams: '1000000',
      stepGrams: '1000',
      availableGrams: '24000000',
      overTolerancePermille: 50,
      location: { city: 'Esch-sur-Alzette', country: 'LU' },
      incoterm: 'DAP',
      leadTimeDays: 5,
      certificate: {
        id,
        number: `3.1-2026-${index}`,
        kind: 31,
        manufacturer: 'Aciéries du Val SA',
        conformance: {
          verdict: 'conforms',
          sentence: 'Conforms to EN 10025-2 S355J2.',
          checked: 14,
          required: 14,
          missing: [],
        },
      },
      emissions: { gramsCo2ePerKg: '380', status: 'self-declared', route: 'eaf' },
      countryOfMelt: 'LU',
      createdAt: '2026-11-23T09:00:00.000Z',
    };
  });
