'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { deliveryTariff, type DeliveryTariffTerms } from '@topsteel/domain/api';
import { currencyDecimals } from '@topsteel/domain/pricing';
import { z } from 'zod';
import { send } from '../../backend/send.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typedAmount } from '../../ui/typed-amount.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

/** Changes what each vehicle costs; the rest of the tariff stays as it is. */
export function EditTariff({ terms, isOwn }: { terms: DeliveryTariffTerms; isOwn: boolean }) {
  const t = useTranslations('priceList');
  const formats = useFormats();
  const router = useRouter();
  const [isAsking, setAsking] = useState(false);
  const [isKept, setKept] = useState(false);
  const read = (form: FormData, field: string) =>
    typedAmount(formText(form, field), currencyDecimals[terms.currency], formats.language);
  const fields = terms.vehicles.flatMap(({ code }) => [`base-${code}`, `km-${code}`]);
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) =>
      fields.flatMap((field): FieldFault[] => {
        const value = read(form, field);
        return value === undefined || value < 0n
          ? [{ field, message: t('badAmount', { example: formats.decimal('12.50') }) }]
          : [];
      }),
    send: (form) =>
      send('/v2/delivery-tariff', {
        body: {
          ...terms,
          vehicles: terms.vehicles.map((vehicle) => ({
            ...vehicle,
            baseMinor: (read(form, `base-${vehicle.code}`) ?? 0n).toString(),
            perKmMinor: (read(form, `km-${vehicle.code}`) ?? 0n).toString(),
          })),
        },
        schema: deliveryTariff,
      }),
    onDone: () => {
      setKept(true);
      router.refresh();
    },
  });
  return (
    <section aria-labelledby="own" className="grid gap-4">
      <h2 id="own">{t(isOwn ? 'changeTariff' : 'ownTariff')}</h2>
      {isKept ? <Notice tone="good">{t('tariffKept')}</Notice> : null}
      <form method="post" noValidate className="grid max-w-3xl gap-4" onSubmit={onSubmit}>
        <ErrorSummary faults={faults} />
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {terms.vehicles.map(({ code, name, baseMinor, perKmMinor }) => (
          <div key={code} className="grid gap-4 sm:grid-cols-2">
            <TextField
              name={`base-${code}`}
              label={t('baseOf', { vehicle: name })}
              error={errorOf(`base-${code}`)}
              defaultValue={formats.amount(baseMinor, terms.currency)}
              unit={terms.currency}
              isNumeric
            />
            <TextField
              name={`km-${code}`}
              label={t('perKmOf', { vehicle: name })}
              error={errorOf(`km-${code}`)}
              defaultValue={formats.amount(perKmMinor, terms.currency)}
              unit={terms.currency}
              isNumeric
            />
          </div>
        ))}
        <div className="flex flex-wrap gap-3">
          <button className="button" aria-disabled={isBusy}>
            {isBusy ? t('busy') : t('keepTariff')}
          </button>
          {isOwn ? (
            <button
              type="button"
              className="button button-danger"
              onClick={() => {
                setAsking(true);
              }}
            >
              {t('dropTariff')}
            </button>
          ) : null}
        </div>
      </form>
      {isAsking ? (
        <Confirm
          title={t('dropTitle')}
          verb={t('dropTariff')}
          isDanger
          onConfirm={async () => {
            const answer = await send('/v2/delivery-tariff', { method: 'DELETE', schema: z.unknown() });
            if (!answer.ok) return answer.problem;
            router.refresh();
            return undefined;
          }}
          onClose={() => {
            setAsking(false);
          }}
        >
          {t('dropCost')}
        </Confirm>
      ) : null}
    </section>
  );
}
