'use client';

import type { RailOffer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';

/** The button that binds: what it does, and for how much. */
export function PlaceOnRail({
  offer,
  isBusy,
  place,
}: {
  offer: RailOffer;
  isBusy: boolean;
  place: () => void;
}) {
  const t = useTranslations('checkout.rails');
  const formats = useFormats();
  if (offer.unavailable !== null || offer.amountMinor === null) return null;
  const amount = formats.money(offer.amountMinor, offer.currency);
  return (
    <button type="button" className="button justify-self-start" disabled={isBusy} onClick={place}>
      {isBusy ? t('placing') : t('place', { amount, name: t(`names.${offer.rail}`) })}
    </button>
  );
}
