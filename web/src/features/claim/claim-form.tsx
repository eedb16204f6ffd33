'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Currency } from '@topsteel/domain/units';
import { CheckField } from '../../ui/check-field.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { RadioGroup } from '../../ui/radio-group.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';
import { claimReasons } from './claim-clocks.ts';
import { claimedGrams, claimedMinor, claimRequest, claimWishes, type ClaimWish } from './claim-input.ts';
import { PhotoField } from './photo-field.tsx';
import { sendClaim } from './send-claim.ts';
import { WishFields } from './wish-fields.tsx';

export type ClaimedOrder = {
  id: string;
  heats: string[];
  /** What can go back at most. */
  deliveredGrams: string;
  /** What can be asked for at most. */
  mostMinor: string;
  currency: Currency;
  wishes: ClaimWish[];
};

/** Says what is wrong with an order, what is asked for, and shows it. */
export function ClaimForm({ order }: { order: ClaimedOrder }) {
  const t = useTranslations('claim');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const router = useRouter();
  const [wish, setWish] = useState<ClaimWish | ''>(order.wishes.length === 1 ? (order.wishes[0] ?? '') : '');
  const [files, setFiles] = useState<File[]>([]);
  const [uploading, setUploading] = useState(0);
  const [missing, setMissing] = useState<string[]>([]);
  const [key] = useState(() => crypto.randomUUID());
  const most = { grams: BigInt(order.deliveredGrams), minor: BigInt(order.mostMinor) };

  const figuresOf = (form: FormData) => ({
    grams: claimedGrams(formText(form, 'mass'), most.grams, formats.language),
    pieces: /^[1-9]\d{0,5}$/.test(formText(form, 'pieces')) ? Number(formText(form, 'pieces')) : null,
    minor: claimedMinor(formText(form, 'amount'), order.currency, most.minor, formats.language),
  });
  const check = (form: FormData): FieldFault[] => {
    const { grams, pieces, minor } = figuresOf(form);
    const isAmountWrong = minor === null && (wish === 'allowance' || formText(form, 'amount') !== '');
    const faults: (FieldFault | false)[] = [
      formText(form, 'reason') === '' && { field: 'reason', message: t('form.reasonMissing') },
      formText(form, 'place').trim() === '' && { field: 'place', message: t('form.placeMissing') },
      formText(form, 'text').trim().length < 20 && { field: 'text', message: t('form.textShort') },
      wish === '' && { field: 'wish', message: t('form.wishMissing') },
      wish === 'return' &&
        grams === null && {
          field: 'mass',
          message:
            figureSentence(formText(form, 'mass')) ??
            t('form.badMass', { mass: formats.mass(most.grams, 't') }),
        },
      wish === 'return' &&
        pieces === null &&
        formText(form, 'pieces') !== '' && { field: 'pieces', message: t('form.badPieces') },
      (wish === 'allowance' || wish === 'dispute') &&
        isAmountWrong && {
          field: 'amount',
          message:
            figureSentence(formText(form, 'amount')) ??
            t('form.badAmount', { amount: formats.money(most.minor, order.currency) }),
        },
    ];
    return faults.filter((fault) => fault !== false);
  };
  const statementOf = (form: FormData, reason: (typeof claimReasons)[number]): string => {
    const heat = formText(form, 'heat').trim();
    return [
      formText(form, 'text').trim(),
      '',
      t('statement.reason', { reason: t(`reasons.${reason}`) }),
      ...(heat === '' ? [] : [t('statement.heat', { heat })]),
      t('statement.place', { place: formText(form, 'place').trim() }),
      ...(form.has('before') ? [t('statement.before')] : []),
      ...(form.has('signed') ? [t('statement.signed')] : []),
    ].join('\n');
  };
  const form = useForm({
    check,
    send: (data) => {
      const reason = claimReasons.find((each) => each === formText(data, 'reason')) ?? 'nonconforming';
      const statement = statementOf(data, reason);
      const request = claimRequest(order.id, { wish: wish || 'dispute', reason, statement }, figuresOf(data));
      return sendClaim(request, files, key, setUploading);
    },
    onDone: (sent) => {
      setUploading(0);
      setMissing(sent.missing);
      if (sent.missing.length === 0) router.refresh();
    },
  });

  if (missing.length > 0) {
    return (
      <Notice tone="attention">
        <p>{t('form.sentWithout', { names: formats.list(missing) })}</p>
        <p className="mt-2">
          <button
            type="button"
            className="button-text"
            onClick={() => {
              router.refresh();
            }}
          >
            {t('form.toClaim')}
          </button>
        </p>
      </Notice>
    );
  }
  return (
    <form method="post" noValidate className="grid max-w-2xl gap-6" onSubmit={form.onSubmit}>
      <ErrorSummary faults={form.faults} />
      {form.problem === undefined ? null : <ProblemNotice problem={form.problem} />}
      <RadioGroup
        name="reason"
        label={t('form.reason')}
        error={form.errorOf('reason')}
        choices={claimReasons.map((reason) => ({
          value: reason,
          label: t(`reasons.${reason}`),
          hint: t(`reasonHints.${reason}`),
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          name="heat"
          label={t('form.heat')}
          hint={t('form.heatHint')}
          defaultValue={order.heats.join(', ')}
          isRequired={false}
          maxLength={80}
        />
        <TextField
          name="place"
          label={t('form.place')}
          hint={t('form.placeHint')}
          error={form.errorOf('place')}
          maxLength={120}
        />
      </div>
      <TextAreaField
        name="text"
        label={t('form.text')}
        hint={t('form.textHint')}
        error={form.errorOf('text')}
        maxLength={700}
        rows={5}
      />
      <PhotoField files={files} onChange={setFiles} isBusy={form.isBusy} />
      <div>
        <CheckField name="before" label={t('form.before')} />
        <CheckField name="signed" label={t('form.signed')} />
      </div>
      <RadioGroup
        name="wish"
        label={t('form.wish')}
        error={form.errorOf('wish')}
        value={wish}
        onChange={(value) => {
          setWish(claimWishes.find((each) => each === value) ?? '');
        }}
        choices={claimWishes.map((each) => ({
          value: each,
          label: t(`wishes.${each}`),
          hint: order.wishes.includes(each) ? t(`wishHints.${each}`) : t('wishWhy.return'),
          isDisabled: !order.wishes.includes(each),
          children:
            wish === each ? <WishFields wish={each} order={order} errorOf={form.errorOf} /> : undefined,
        }))}
      />
      <div>
        <button className="button" aria-disabled={form.isBusy}>
          {form.isBusy
            ? uploading > 0
              ? t('form.uploading', { done: String(uploading), total: String(files.length) })
              : t('form.busy')
            : t(`form.send.${wish === '' ? 'nothing' : wish}`)}
        </button>
      </div>
    </form>
  );
}
