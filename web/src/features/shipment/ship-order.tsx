'use client';

import { useTranslations } from 'next-intl';
import { z } from 'zod';
import type { ShipmentInput } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typedGrams } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

type ShipOrderProps = {
  orderId: string;
  /** Loads that were announced before: the key of the request, so that two presses announce one. */
  loadCount: number;
  /** What is ordered and not in a load yet. */
  leftGrams: string;
  /** The heat that has to be stamped on the pieces that were cut; null: nobody ordered it. */
  markHeat: string | null;
};

/** Announces a load of a paid order, which opens its delivery at the weighbridge. Without a mass, all that is left. */
export function ShipOrder({ orderId, loadCount, leftGrams, markHeat }: ShipOrderProps) {
  const router = useRouter();
  const t = useTranslations('shipment');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const example = formats.mass(5_500_000n, 't');
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => {
      const [mass, pieces] = [formText(form, 'massGrams'), formText(form, 'pieces')];
      const wrong: FieldFault[] = [];
      if (formText(form, 'carrier') === '') wrong.push({ field: 'carrier', message: t('noCarrier') });
      if (mass !== '' && typedGrams(mass, formats.language) === undefined)
        wrong.push({ field: 'massGrams', message: figureSentence(mass) ?? t('badMass', { example }) });
      if (pieces !== '' && !/^[1-9]\d{0,4}$/.test(pieces))
        wrong.push({ field: 'pieces', message: t('badPieces') });
      if (markHeat !== null && !form.has('isMarkTransferred'))
        wrong.push({ field: 'isMarkTransferred', message: t('marksMissing', { heat: markHeat }) });
      return wrong;
    },
    send: (form) => {
      const [vehicle, pieces] = [formText(form, 'vehicle'), formText(form, 'pieces')];
      const grams = typedGrams(formText(form, 'massGrams'), formats.language);
      const body: ShipmentInput = {
        carrier: formText(form, 'carrier'),
        ...(vehicle === '' ? {} : { vehicle }),
        ...(grams === undefined ? {} : { massGrams: grams.toString() }),
        ...(pieces === '' ? {} : { pieces: Number(pieces) }),
        ...(markHeat === null ? {} : { isMarkTransferred: form.has('isMarkTransferred') }),
        ...(form.get('isLast') === null ? {} : { isLast: true }),
      };
      return send(`/v2/orders/${orderId}/shipment`, {
        body,
        schema: z.unknown(),
        idempotencyKey: `shipment:${orderId}:${loadCount.toString()}`,
      });
    },
    onDone: () => {
      router.refresh();
    },
  });
  return (
    <form method="post" noValidate className="grid max-w-2xl gap-4" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <div className="grid items-end gap-4 sm:grid-cols-2">
        <TextField name="carrier" label={t('carrier')} error={errorOf('carrier')} maxLength={80} />
        <TextField name="vehicle" label={t('vehicle')} maxLength={40} isRequired={false} />
        <TextField
          name="massGrams"
          label={t('mass')}
          hint={t('massHint', { left: formats.mass(leftGrams, 't') })}
          error={errorOf('massGrams')}
          unit="t"
          maxLength={20}
          isRequired={false}
          isNumeric
        />
        <TextField
          name="pieces"
          label={t('pieces')}
          error={errorOf('pieces')}
          maxLength={5}
          isRequired={false}
          isNumeric
        />
      </div>
      {markHeat === null ? null : (
        <CheckField
          name="isMarkTransferred"
          label={t('marks', { heat: markHeat })}
          hint={t('marksHint')}
          error={errorOf('isMarkTransferred')}
        />
      )}
      <CheckField name="isLast" label={t('isLast')} hint={t('isLastHint')} isRequired={false} />
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {isBusy ? t('busy') : t('button', { number: loadCount + 1 })}
      </button>
    </form>
  );
}
