import 'server-only';
import { cache } from 'react';
import { getLocale } from 'next-intl/server';
import {
  offerDetail,
  prices,
  productDetail,
  type OfferDetail,
  type ProductDetail,
} from '@topsteel/domain/api';
import type { ProductShape } from '@topsteel/domain/pricing';
import { act } from '../../backend/act.ts';
import type { Answer } from '../../backend/problem.ts';
import { read } from '../../backend/read.ts';
import type { Site } from '../steel/steel-search.ts';
import { extrasFor } from '../configurator/cut-extras.ts';
import type { Cut } from '../configurator/read-cuts.ts';
import type { LotTerms } from './lot-order.ts';
import type { LotQuery } from './lot-query.ts';

/** An offer and the product it is of; the product is null where nobody has said what it is. */
export interface Lot {
  offer: OfferDetail;
  product: ProductDetail | null;
  shape: ProductShape;
  terms: LotTerms;
}

const NO_SHAPE: ProductShape = {
  lengthUm: null,
  widthUm: null,
  thicknessUm: null,
  gramsPerMetre: null,
  gramsPerPiece: null,
  isSteel: false,
};
const NOT_STEEL = ['insulation', 'timber', 'cement'];

const big = (value: number | string | null): bigint | null => (value === null ? null : BigInt(value));

/** What a product weighs by its sizes. */
export const shapeOf = (product: ProductDetail | null): ProductShape =>
  product === null
    ? NO_SHAPE
    : {
        lengthUm: big(product.lengthUm),
        widthUm: big(product.widthUm),
        thicknessUm: big(product.thicknessUm),
        gramsPerMetre: big(product.gramsPerMetre),
        gramsPerPiece: big(product.gramsPerPiece),
        isSteel: !NOT_STEEL.includes(product.family),
      };

/** Everything that the page of a lot is about. */
export const loadLot = cache(async (id: string): Promise<Answer<Lot>> => {
  const answer = await read(`/v2/offers/${encodeURIComponent(id)}`, offerDetail);
  if (!answer.ok) return answer;
  const offer = answer.value;
  const about =
    offer.productId === null
      ? null
      : await read(`/v2/products/${offer.productId}?language=${await getLocale()}`, productDetail);
  const product = about?.ok === true ? about.value : null;
  return {
    ok: true,
    value: {
      offer,
      product,
      shape: shapeOf(product),
      terms: {
        minGrams: BigInt(offer.minGrams),
        stepGrams: BigInt(offer.stepGrams),
        availableGrams: BigInt(offer.availableGrams),
        overTolerancePermille: offer.overTolerancePermille,
      },
    },
  };
});

/** What an order of a lot costs now, delivered to a site where there is one. */
export function priceLot({ offer }: Lot, query: LotQuery, cuts: Cut[], site: Site | undefined) {
  if (!query.reading.ok) return Promise.resolve(null);
  const { unit, amountMilli } = query.reading.quantity;
  return act('/v2/prices', {
    body: {
      lines: [
        {
          offerId: offer.id,
          quantity: { unit, amountMilli: amountMilli.toString() },
          cuts: cuts.map(({ lengthUm, pieces }) => ({ lengthUm: lengthUm.toString(), pieces })),
          extras: extrasFor(query.extras, cuts.length > 0),
        },
      ],
      site: site ?? null,
      currency: offer.price.currency,
    },
    schema: prices,
    isReading: true,
  });
}
