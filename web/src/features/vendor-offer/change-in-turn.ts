import type { Problem } from '../../backend/problem.ts';
import type { OfferRow } from './offer-fields.ts';
import type { Changed } from './use-offers.ts';

/**
 * Changes offers one after the other, until one fails. What `onChanged` is told must not be changed again: a percentage
 * applied twice is another price. Offers that somebody else changed meanwhile are passed over.
 *
 * @returns the offers that were changed, as they stood before, and why it ended early.
 */
export async function changeInTurn(
  offers: readonly OfferRow[],
  change: (offer: OfferRow) => Promise<Changed>,
  onChanged: (offer: OfferRow) => void,
): Promise<{ before: OfferRow[]; problem: Problem | undefined }> {
  const before: OfferRow[] = [];
  for (const offer of offers) {
    const changed = await change(offer);
    if (changed.state === 'failed') return { before, problem: changed.problem };
    if (changed.state === 'conflict') continue;
    before.push(offer);
    onChanged(offer);
  }
  return { before, problem: undefined };
}
