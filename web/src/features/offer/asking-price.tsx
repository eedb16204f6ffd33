import { useTranslations } from 'next-intl';
import type { OfferDetail } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { comparablePerTonneUp, isQuotedOtherwise } from '../../ui/comparable-price.ts';

/** What the seller asks, and from which mass on it asks less. */
export function AskingPrice({ offer }: { offer: OfferDetail }) {
  const t = useTranslations('offer');
  const formats = useFormats();
  const { price, priceBreaks } = offer;
  return (
    <div>
      <p>
        <strong className="text-xl whitespace-nowrap">{formats.price(price)}</strong>
      </p>
      <p className="text-sm text-ink-2">
        {t('asked')}
        {isQuotedOtherwise(price)
          ? `. ${t('compare', { price: formats.amount(comparablePerTonneUp(offer.pricePerTonneMinor), 'USDC') })}`
          : ''}
      </p>
      {priceBreaks.length === 0 ? null : (
        <ul aria-label={t('breaks')} className="text-sm">
          {priceBreaks.map(({ fromGrams, priceMinor }) => (
            <li key={fromGrams} className="flex justify-between gap-4">
              <span>{t('breakLine', { mass: formats.mass(fromGrams, 't') })}</span>
              <span>{formats.price({ ...price, minor: priceMinor })}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
