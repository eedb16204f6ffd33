import 'server-only';
import { getTranslations } from 'next-intl/server';
import { getFormats } from '../../ui/get-formats.ts';
import type { Lot } from '../buy-box/load-lot.ts';

/** What a lot is called, and one sentence about it: by its product in the reader's language, else by its certificate. */
export async function lotTitle({ offer, product }: Lot): Promise<{ title: string; description: string }> {
  const t = await getTranslations('offer');
  const formats = await getFormats();
  const size = product === null ? `${offer.product} ${offer.dimensions}` : product.name;
  const title = product === null ? `${size}, ${offer.grade}` : size;
  return {
    title,
    description: t('description', {
      product: title,
      norm: offer.norm ?? '',
      heat: offer.heatNumber,
      certificate: offer.certificate.number,
      place: `${offer.location.city}, ${formats.country(offer.location.country)}`,
    }),
  };
}
