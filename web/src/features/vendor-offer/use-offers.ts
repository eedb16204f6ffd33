'use client';

import { useState } from 'react';
import { offer as offerSchema, offerDetail, type OfferChangeInput } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import type { OfferRow } from './offer-fields.ts';

type Change = Omit<OfferChangeInput, 'version'>;

/** How a change of an offer ended. `conflict`: somebody else changed it meanwhile; the row shows what it says now. */
export type Changed =
  | { state: 'changed'; offer: OfferRow }
  | { state: 'conflict'; offer: OfferRow }
  | { state: 'failed'; problem: Problem };

/** The offers of the page as they stand after what was changed here, and the way to change them. */
export function useOffers(initial: readonly OfferRow[]) {
  const [kept, setKept] = useState<ReadonlyMap<string, OfferRow>>(new Map());
  // What the server says anew wins as soon as it is not older than what was changed here.
  const offers = initial.map((offer) => {
    const mine = kept.get(offer.id);
    return mine !== undefined && mine.version > offer.version ? mine : offer;
  });
  const keep = (offer: OfferRow) => {
    setKept((before) => new Map(before).set(offer.id, offer));
  };

  const change = async (offer: OfferRow, input: Change): Promise<Changed> => {
    const answer = await send(`/v2/offers/${offer.id}`, {
      method: 'PATCH',
      body: { version: offer.version, ...input },
      schema: offerSchema,
    });
    if (answer.ok) {
      keep(answer.value);
      return { state: 'changed', offer: answer.value };
    }
    if (answer.problem.status !== 409) return { state: 'failed', problem: answer.problem };
    const now = await send(`/v2/offers/${offer.id}`, { method: 'GET', schema: offerDetail });
    if (!now.ok || now.value.version === offer.version) return { state: 'failed', problem: answer.problem };
    keep(now.value);
    return { state: 'conflict', offer: now.value };
  };
  const withdraw = async (offer: OfferRow): Promise<Problem | undefined> => {
    const answer = await send(`/v2/offers/${offer.id}`, {
      method: 'DELETE',
      schema: offerSchema.or(anything),
    });
    if (!answer.ok) return answer.problem;
    keep({ ...offer, state: 'withdrawn', version: offer.version + 1 });
    return undefined;
  };
  return { offers, change, withdraw };
}

const anything = offerSchema.partial().optional().nullable();
