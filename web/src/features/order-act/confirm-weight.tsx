'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Order } from '@topsteel/domain/api';
import { Confirm } from '../../ui/confirm.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useAct } from './use-act.ts';

type ConfirmWeightProps = {
  orderId: Order['id'];
  grams: string;
  /** What it pays and returns, as it is written; null where that is not known before. */
  amounts: { paid: string; returned: string } | null;
};

/** The buyer's word for the weighed mass, where no wallet has to sign it: asks first, as it pays the seller for good. */
export function ConfirmWeight({ orderId, grams, amounts }: ConfirmWeightProps) {
  const { act } = useAct(orderId);
  const t = useTranslations('orderAct.confirm');
  const formats = useFormats();
  const [isAsking, setAsking] = useState(false);
  const kilograms = formats.mass(grams, 'kg');
  return (
    <div className="grid justify-items-start gap-3">
      <button
        type="button"
        className="button"
        onClick={() => {
          setAsking(true);
        }}
      >
        {t('button', { kilograms })}
      </button>
      {isAsking ? (
        <Confirm
          title={t('title', { kilograms })}
          verb={amounts === null ? t('button', { kilograms }) : t('pay', { paid: amounts.paid })}
          onConfirm={() => act('receipt', { grams }, grams)}
          onClose={() => {
            setAsking(false);
          }}
        >
          {amounts === null ? null : `${t('amounts', amounts)} `}
          {t('cost')}
        </Confirm>
      ) : null}
    </div>
  );
}
