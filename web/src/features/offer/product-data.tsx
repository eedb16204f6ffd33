import { headers } from 'next/headers';
import type { OfferDetail } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/pricing';
import { formatScaled } from '@topsteel/domain/units';
import { environment } from '../../environment.ts';
import { drawOnce } from '../../ui/draw-once.ts';
import { ProductScript } from './product-script.tsx';

const UNIT_CODES = { piece: 'C62', metre: 'MTR', kg: 'KGM', '100kg': 'DTN', tonne: 'TNE' } as const;

/**
 * The lot as schema.org Product with its Offer, for search engines. USDC is no ISO 4217 code, and is said as the dollar
 * that it stands for.
 */
export async function ProductData({ offer, name }: { offer: OfferDetail; name: string }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const { price, seller } = offer;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name,
    sku: offer.sku ?? offer.lot.lotCode,
    material: offer.grade,
    manufacturer: { '@type': 'Organization', name: offer.certificate.manufacturer },
    countryOfOrigin: offer.countryOfMelt,
    additionalProperty: [
      { '@type': 'PropertyValue', name: 'Heat', value: offer.heatNumber },
      { '@type': 'PropertyValue', name: 'Norm', value: offer.norm ?? '' },
    ],
    offers: {
      '@type': 'Offer',
      url: new URL(`/offers/${offer.id}`, environment().PUBLIC_URL).href,
      availability: offer.state === 'open' ? 'https://schema.org/InStock' : 'https://schema.org/OutOfStock',
      seller: { '@type': 'Organization', name: seller.name },
      priceSpecification: {
        '@type': 'UnitPriceSpecification',
        price: formatScaled(BigInt(price.minor), currencyDecimals[price.currency], 2),
        priceCurrency: price.currency === 'USDC' ? 'USD' : price.currency,
        unitCode: UNIT_CODES[price.basis],
        valueAddedTaxIncluded: false,
      },
    },
  };
  // A name that closes the script must not end it.
  const text = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <ProductScript text={await drawOnce(text)} nonce={nonce} />;
}
