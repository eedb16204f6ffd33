import { useTranslations } from 'next-intl';
import type { GoodsReturn } from '@topsteel/domain/api';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';

/** The mass with its pieces, or the amount. */
export function Asked({ goodsReturn }: { goodsReturn: GoodsReturn }) {
  const t = useTranslations('claim.returns');
  const { kind, askedGrams, askedPieces, askedMinor, currency } = goodsReturn;
  if (kind !== 'return') return askedMinor === null ? null : <Money minor={askedMinor} currency={currency} />;
  return (
    <>
      <Mass grams={askedGrams} />
      {askedPieces === null ? null : <>, {t('pieces', { count: askedPieces })}</>}
    </>
  );
}
