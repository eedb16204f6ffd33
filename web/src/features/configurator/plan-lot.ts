import 'server-only';
import { cuttingPlan, type CuttingPlanView, type OfferDetail } from '@topsteel/domain/api';
import { KERF_UM } from '@topsteel/domain/pricing';
import { act } from '../../backend/act.ts';
import type { Answer } from '../../backend/problem.ts';
import type { Lot } from '../buy-box/load-lot.ts';
import { readLotQuery, type LotQuery } from '../buy-box/lot-query.ts';
import type { Cut } from './read-cuts.ts';

export const hasCut = ({ extras }: OfferDetail): boolean => extras.some(({ code }) => code === 'cut');

/** Bars of a known length whose seller has a saw. */
export const canBeCut = ({ offer, shape }: Lot): boolean =>
  shape.lengthUm !== null && shape.gramsPerMetre !== null && hasCut(offer);

/** How pieces come out of bars as they lie in stock; null where nothing is to be cut. */
export async function planLot(lot: Lot, cuts: readonly Cut[]): Promise<Answer<CuttingPlanView> | null> {
  if (cuts.length === 0 || !canBeCut(lot)) return null;
  return act('/v2/cutting-plans', {
    body: {
      stock: [{ lengthUm: lot.shape.lengthUm?.toString(), pieces: null }],
      cuts: cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })),
      kerfUm: KERF_UM.toString(),
    },
    schema: cuttingPlan,
    isReading: true,
  });
}

/** Only whole bars are cut: an order that says no number of pieces becomes the bars of its plan. */
export function orderOfPlan(query: LotQuery, plan: Answer<CuttingPlanView> | null, lot: Lot): LotQuery {
  if (plan?.ok !== true || plan.value.bars.length === 0 || query.driver === 'pieces') return query;
  const bars = plan.value.bars.reduce((sum, { times }) => sum + times, 0);
  const { language, extras, cuts, quoteId } = query;
  return readLotQuery(
    {
      pieces: String(bars),
      by: 'pieces',
      extra: extras,
      cuts,
      ...(quoteId === undefined ? {} : { quote: quoteId }),
    },
    lot.shape,
    lot.terms,
    language,
  );
}
