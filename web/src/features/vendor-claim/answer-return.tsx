'use client';

import { useTranslations } from 'next-intl';
import { goodsReturn as goodsReturnSchema, type GoodsReturn } from '@topsteel/domain/api';
import { send } from '../../backend/send.ts';
import { CheckField } from '../../ui/check-field.tsx';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextAreaField } from '../../ui/text-area-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typedAmount, typedGrams } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

const DECIMALS: Partial<Record<GoodsReturn['currency'], number>> = { USDC: 6, ETH: 18 };

/** The seller's next act in a return: decide it, weigh what came back, settle it. */
export function AnswerReturn({ goodsReturn: each }: { goodsReturn: GoodsReturn }) {
  const t = useTranslations('vendorClaim');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const router = useRouter();
  const step =
    each.state === 'requested'
      ? 'decision'
      : each.state === 'authorised' && each.kind === 'return'
        ? 'receipt'
        : each.state === 'received'
          ? 'settlement'
          : undefined;
  const amountOf = (form: FormData) =>
    typedAmount(formText(form, 'creditMinor'), DECIMALS[each.currency] ?? 2, formats.language);
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => {
      const wrong: FieldFault[] = [];
      if (step === 'receipt') {
        if (typedGrams(formText(form, 'massGrams'), formats.language) === undefined)
          wrong.push({
            field: 'massGrams',
            message:
              figureSentence(formText(form, 'massGrams')) ??
              t('badMass', { example: formats.mass(2_512_000n, 't') }),
          });
        if (formText(form, 'ticketNo') === '') wrong.push({ field: 'ticketNo', message: t('noTicket') });
        return wrong;
      }
      if (formText(form, 'creditMinor') !== '' && amountOf(form) === undefined)
        wrong.push({ field: 'creditMinor', message: t('badAmount', { example: formats.decimal('250.00') }) });
      if (formText(form, 'answer').length < 3) wrong.push({ field: 'answer', message: t('noWords') });
      return wrong;
    },
    send: (form) => {
      const credit = amountOf(form);
      const body =
        step === 'receipt'
          ? {
              massGrams: (typedGrams(formText(form, 'massGrams'), formats.language) ?? 0n).toString(),
              ticketNo: formText(form, 'ticketNo'),
            }
          : {
              decision: formText(form, 'decision'),
              answer: formText(form, 'answer'),
              ...(credit === undefined ? {} : { creditMinor: credit.toString() }),
              ...(step === 'settlement' ? { isRestocked: form.get('isRestocked') !== null } : {}),
            };
      return send(`/v2/returns/${each.id}/${step ?? 'decision'}`, {
        body,
        schema: goodsReturnSchema,
        idempotencyKey: `${step ?? ''}:${each.id}`,
      });
    },
    onDone: () => {
      router.refresh();
    },
  });
  if (step === undefined) return null;
  const hasCredit = step === 'settlement' || each.kind !== 'return';
  return (
    <form method="post" noValidate className="panel grid gap-4" aria-labelledby="act" onSubmit={onSubmit}>
      <h2 id="act">{t(`steps.${step}`)}</h2>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {step === 'receipt' ? (
        <>
          <TextField
            name="massGrams"
            label={t('ticketMass')}
            error={errorOf('massGrams')}
            unit="t"
            isNumeric
          />
          <TextField name="ticketNo" label={t('ticket')} error={errorOf('ticketNo')} maxLength={60} />
          <button className="button justify-self-start" aria-disabled={isBusy}>
            {isBusy ? t('busy') : t('keepReceipt')}
          </button>
        </>
      ) : (
        <>
          {hasCredit ? (
            <TextField
              name="creditMinor"
              label={t('creditAmount')}
              hint={step === 'settlement' ? t('creditAll') : t('creditAsked')}
              error={errorOf('creditMinor')}
              unit={each.currency}
              isRequired={false}
              isNumeric
            />
          ) : null}
          {step === 'settlement' ? (
            <CheckField name="isRestocked" label={t('restock')} isRequired={false} />
          ) : null}
          <TextAreaField
            name="answer"
            label={t('answerBuyer')}
            error={errorOf('answer')}
            rows={3}
            maxLength={1000}
          />
          <div className="flex flex-wrap gap-3">
            <button
              className="button"
              name="decision"
              value={step === 'decision' ? 'authorise' : 'credit'}
              aria-disabled={isBusy}
            >
              {t(step === 'decision' ? 'authorise' : 'creditIt')}
            </button>
            <button
              className="button button-danger"
              name="decision"
              value={step === 'decision' ? 'refuse' : 'reject'}
              aria-disabled={isBusy}
            >
              {t(step === 'decision' ? 'refuse' : 'reject')}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
