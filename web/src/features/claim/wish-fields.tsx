'use client';

import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { ClaimedOrder } from './claim-form.tsx';
import type { ClaimWish } from './claim-input.ts';

type WishFieldsProps = {
  wish: ClaimWish;
  order: ClaimedOrder;
  errorOf: (field: string) => string | undefined;
};

/** What is asked beside a wish: how much goes back, or how much money. */
export function WishFields({ wish, order, errorOf }: WishFieldsProps) {
  const t = useTranslations('claim.form');
  const formats = useFormats();
  if (wish === 'return') {
    return (
      <div className="grid max-w-md gap-4 sm:grid-cols-2">
        <TextField
          name="mass"
          label={t('mass')}
          hint={t('massHint', { mass: formats.mass(order.deliveredGrams, 't') })}
          error={errorOf('mass')}
          isNumeric
          maxLength={20}
        />
        <TextField
          name="pieces"
          label={t('pieces')}
          error={errorOf('pieces')}
          isRequired={false}
          isNumeric
          maxLength={6}
        />
      </div>
    );
  }
  return (
    <div className="max-w-xs">
      <TextField
        name="amount"
        label={t('amount', { currency: order.currency })}
        hint={t('amountHint', { amount: formats.money(order.mostMinor, order.currency) })}
        error={errorOf('amount')}
        isRequired={wish === 'allowance'}
        isNumeric
        maxLength={30}
      />
    </div>
  );
}
