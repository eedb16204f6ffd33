import { offer, offerPage, type Lot, type Offer } from '@topsteel/domain/api';
import type { Session } from './session.ts';
import type { WorldOffer } from './world.ts';

/**
 * Offers what the world says, where the seller does not offer the same lot at the same place and price yet.
 *
 * @returns the offers by their key in the world.
 */
export async function placeOffers(
  seller: Session,
  offers: WorldOffer[],
  lots: Map<string, Lot>,
): Promise<Map<string, Offer>> {
  const mine = (await seller.get('/v2/offers?mine=true&limit=100', offerPage)).items;
  const placed = new Map<string, Offer>();
  for (const { key, certificate, ...terms } of offers) {
    const lotId = lots.get(certificate)?.id;
    if (lotId === undefined)
      throw new Error(`Offer ${key} names certificate ${certificate}, which has no lot.`);
    const same = mine.find(
      ({ lot, location, pricePerTonneMinor, incoterm }) =>
        lot.id === lotId &&
        location.city === terms.location.city &&
        pricePerTonneMinor === terms.pricePerTonneMinor &&
        incoterm === terms.incoterm,
    );
    placed.set(key, same ?? (await seller.post('/v2/offers', { lotId, ...terms }, offer)));
  }
  return placed;
}
