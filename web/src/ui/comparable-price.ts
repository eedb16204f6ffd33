import type { Offer } from '@topsteel/domain/api';
import { mulDivUp } from '@topsteel/domain/units';

/** Millionths of a dollar in a cent. */
const CENT_MINOR = 10_000n;

/**
 * The figure that offers are compared by, to the cent: converted ones have more digits than anybody compares.
 *
 * @example comparablePerTonneUp('1020515268') // 1_020_520_000n
 */
export const comparablePerTonneUp = (pricePerTonneMinor: string): bigint =>
  mulDivUp(BigInt(pricePerTonneMinor), 1n, CENT_MINOR) * CENT_MINOR;

/** Whether a price says more than the figure that all offers are compared by. */
export const isQuotedOtherwise = ({ basis, currency }: Offer['price']): boolean =>
  basis !== 'tonne' || currency !== 'USDC';
