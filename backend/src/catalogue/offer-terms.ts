import type { offerExtra, OfferSold, priceBreak } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import type { z } from 'zod';
import type { PriceTerms } from './infra/offer-store.ts';

type Input = {
  priceBreaks?: z.output<typeof priceBreak>[] | undefined;
  extras?: z.output<typeof offerExtra>[] | undefined;
};

/**
 * Price breaks and extras as the tables have them.
 *
 * @throws AppError `invalid-input` when two breaks begin at one mass, or more steel would cost more a unit.
 */
export function termsOf({ priceBreaks, extras }: Input, priceMinor: bigint): PriceTerms {
  return {
    ...(priceBreaks && { priceBreaks: breaksOf(priceBreaks, priceMinor) }),
    ...(extras && { extras: extras.map((extra) => ({ ...extra, priceMinor: BigInt(extra.priceMinor) })) }),
  };
}

function breaksOf(
  input: z.output<typeof priceBreak>[],
  priceMinor: bigint,
): NonNullable<PriceTerms['priceBreaks']> {
  const breaks = input
    .map((one) => ({ fromGrams: BigInt(one.fromGrams), priceMinor: BigInt(one.priceMinor) }))
    .sort((a, b) => (a.fromGrams < b.fromGrams ? -1 : 1));
  let before = { fromGrams: 0n, priceMinor };
  for (const one of breaks) {
    if (one.fromGrams === before.fromGrams)
      throw wrongBreak('Two price breaks begin at the same mass. Keep one.');
    if (one.priceMinor > before.priceMinor)
      throw wrongBreak('A price break costs more a unit than a smaller order. Lower it.');
    before = one;
  }
  return breaks;
}

const wrongBreak = (message: string): AppError =>
  new AppError('invalid-input', {
    message,
    details: { reason: 'price-breaks-wrong', errors: [{ field: 'priceBreaks', message }] },
  });

/** What is sold by as the table has it; undefined: as it was. */
export function soldColumns(sold: OfferSold | null | undefined) {
  if (sold === undefined) return {};
  return {
    soldUnit: sold?.unit ?? null,
    soldMinMilli: sold ? BigInt(sold.minMilli) : null,
    soldStepMilli: sold ? BigInt(sold.stepMilli) : null,
  };
}

/** @throws AppError `invalid-input` when the smallest order or its step is more than the lot. */
export function requireWithinLot(minGrams: bigint, stepGrams: bigint, massGrams: bigint): void {
  const wrong = minGrams > massGrams ? 'minGrams' : stepGrams > massGrams ? 'stepGrams' : null;
  if (wrong === null) return;
  const message = `The lot has ${massGrams.toString()} g; give at most that.`;
  throw new AppError('invalid-input', {
    message: `The smallest order and its step must fit into the lot. ${message}`,
    details: { reason: 'above-lot-mass', errors: [{ field: wrong, message }] },
  });
}

/** @throws what to throw when another offer of the vendor has the part number. */
export const skuTaken = (sku: string): AppError =>
  new AppError('conflict', {
    message: `Another offer of yours has the part number ${sku}. Change that offer, or give this one another number.`,
    details: { reason: 'sku-taken', errors: [{ field: 'sku', message: 'Taken by another offer.' }] },
  });
