'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { lot as lotSchema, steelRoute, type LotInput } from '@topsteel/domain/api';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { chosenAtFirst } from '../../ui/chosen-first.ts';
import { ErrorSummary, type FieldFault } from '../../ui/error-summary.tsx';
import { formText } from '../../ui/form-text.ts';
import { useFormats } from '../../ui/formats.ts';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { typedGrams } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import { useForm } from '../../ui/use-form.ts';
import { useRouter } from '../../words/navigation.ts';

/** A certificate that still has mass to commission. */
export type Commissionable = {
  id: string;
  number: string;
  grade: string;
  heatNumber: string;
  leftGrams: string;
  /** As the certificate states it. */
  route: LotInput['route'] | null;
};

type CommissionLotProps = { certificates: Commissionable[]; chosenId: string | undefined };

/** Commissions a lot from a certificate: mass, declared carbon, steel route. */
export function CommissionLot({ certificates, chosenId }: CommissionLotProps) {
  const router = useRouter();
  const send = useSendOnce();
  const t = useTranslations('lot.form');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const [certificateId, setCertificateId] = useState(chosenAtFirst(certificates, chosenId));
  const certificate = certificates.find((entry) => entry.id === certificateId);
  const left = certificate === undefined ? '' : formats.mass(certificate.leftGrams, 't');
  const { faults, problem, isBusy, errorOf, onSubmit } = useForm({
    check: (form) => {
      const grams = typedGrams(formText(form, 'massGrams'), formats.language);
      const carbon = formText(form, 'emissionsGramsPerKg');
      const wrong: FieldFault[] = [];
      if (certificate === undefined) wrong.push({ field: 'certificate', message: t('noCertificate') });
      if (grams === undefined)
        wrong.push({
          field: 'massGrams',
          message:
            figureSentence(formText(form, 'massGrams')) ??
            t('badMass', { example: formats.mass(96_200_000n, 't') }),
        });
      else if (certificate !== undefined && grams > BigInt(certificate.leftGrams))
        wrong.push({ field: 'massGrams', message: t('tooMuch', { left }) });
      if (carbon !== '' && !/^(0|[1-9]\d{0,5})$/.test(carbon))
        wrong.push({ field: 'emissionsGramsPerKg', message: t('badCarbon') });
      return wrong;
    },
    send: (form) => {
      const carbon = formText(form, 'emissionsGramsPerKg');
      const body: LotInput = {
        certificateId,
        massGrams: (typedGrams(formText(form, 'massGrams'), formats.language) ?? 0n).toString(),
        route: steelRoute.parse(formText(form, 'route')),
        ...(carbon === '' ? {} : { emissionsGramsPerKg: carbon }),
      };
      return send('/v2/lots', { body, schema: lotSchema });
    },
    onDone: ({ id }) => {
      router.push(`/vendor/lots/${id}`);
    },
  });

  return (
    <form method="post" noValidate className="grid max-w-3xl gap-4" onSubmit={onSubmit}>
      <ErrorSummary faults={faults} />
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <SelectField
        name="certificate"
        label={t('certificate')}
        error={errorOf('certificate')}
        {...(certificateId === '' ? { choose: t('chooseCertificate') } : {})}
        value={certificateId}
        onChange={(event) => {
          setCertificateId(event.target.value);
        }}
        options={certificates.map((entry) => ({
          value: entry.id,
          label: t('option', {
            number: entry.number,
            grade: entry.grade,
            heat: entry.heatNumber,
            left: formats.mass(entry.leftGrams, 't'),
          }),
        }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          key={certificateId}
          name="massGrams"
          label={t('mass')}
          hint={certificate === undefined ? undefined : t('massHint', { left })}
          error={errorOf('massGrams')}
          defaultValue={left}
          unit="t"
          isNumeric
        />
        <SelectField
          key={`route-${certificateId}`}
          name="route"
          label={t('route')}
          defaultValue={certificate?.route ?? 'other'}
          options={steelRoute.options.map((route) => ({ value: route, label: t(`routes.${route}`) }))}
        />
      </div>
      <TextField
        name="emissionsGramsPerKg"
        label={t('carbon')}
        hint={t('carbonHint')}
        error={errorOf('emissionsGramsPerKg')}
        isRequired={false}
        isNumeric
      />
      <button className="button justify-self-start" aria-disabled={isBusy}>
        {isBusy ? t('busy') : t('button')}
      </button>
    </form>
  );
}
