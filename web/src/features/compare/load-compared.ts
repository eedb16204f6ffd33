import 'server-only';
import { offerDetail, prices, type KeptPricedLine, type OfferDetail } from '@topsteel/domain/api';
import { typedGrams } from '../../ui/typed-amount.ts';
import type { Language } from '../../words/languages.ts';
import { act } from '../../backend/act.ts';
import type { Problem } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import type { Site } from '../steel/steel-search.ts';

export interface ComparedOffer {
  offer: OfferDetail;
  /** At the mass that is compared; null where it cannot be ordered, `fault` says why. */
  line: KeptPricedLine | null;
  fault: string | null;
}

/** Offers are compared at 5 t where nothing else is said. */
export const USUAL_GRAMS = 5_000_000n;
const MOST_GRAMS = 1_000_000_000_000n;

/** Grams of the mass that offers shall be compared at; undefined where a figure is said that is none. */
export function massOf(text: string, language: Language): bigint | undefined {
  if (text === '') return USUAL_GRAMS;
  const grams = typedGrams(text, language);
  return grams === undefined || grams >= MOST_GRAMS ? undefined : grams;
}

export interface Compared {
  offers: ComparedOffer[];
  /** How many are no longer there. */
  gone: number;
  /** Why one that may be there, or a price, could not be read. */
  problem: Problem | undefined;
}

/** The offers that still stand, each priced for the same mass to the same place. */
export async function loadCompared(
  ids: readonly string[],
  massGrams: bigint,
  site: Site | undefined,
): Promise<Compared> {
  const answers = await Promise.all(ids.map((id) => read(`/v2/offers/${id}`, offerDetail)));
  const offers = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const problems = answers.flatMap((answer) => (answer.ok ? [] : [answer.problem]));
  const unread = problems.find(({ status }) => status !== 404);
  const gone = problems.filter(({ status }) => status === 404).length;
  if (offers.length === 0) return { offers: [], gone, problem: unread };
  const priced = await act('/v2/prices', {
    body: {
      lines: offers.map(({ id }) => ({
        offerId: id,
        quantity: { unit: 'kg', amountMilli: massGrams.toString() },
      })),
      site: site ?? null,
      currency: 'EUR',
    },
    schema: prices,
    isReading: true,
  });
  const rows = offers.map((offer, place) => {
    const row = priced.ok ? priced.value.lines[place] : undefined;
    return { offer, line: row?.line ?? null, fault: row?.fault?.message ?? null };
  });
  return { offers: rows, gone, problem: unread ?? (priced.ok ? undefined : priced.problem) };
}
