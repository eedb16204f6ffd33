'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { lot as lotSchema, steelRoute, type LotInput } from '@topsteel/domain/api';
import { formatTonnes, parseMassGrams } from '@topsteel/domain/units';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { texts } from '../vendor/texts.ts';

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

/** Grams of a typed mass, or undefined when it is none. */
function gramsOf(text: string): bigint | undefined {
  try {
    return parseMassGrams(text, 't');
  } catch {
    return undefined;
  }
}

/** Commissions a lot from a certificate: mass, declared carbon, steel route. */
export function CommissionLot({
  certificates,
  chosenId,
}: {
  certificates: Commissionable[];
  chosenId: string | undefined;
}) {
  const router = useRouter();
  const [certificateId, setCertificateId] = useState(
    certificates.find((entry) => entry.id === chosenId)?.id ?? certificates[0]?.id ?? '',
  );
  const [errors, setErrors] = useState<{ mass?: string; carbon?: string }>({});
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const words = texts.lots.form;
  const certificate = certificates.find((entry) => entry.id === certificateId);
  const left = certificate === undefined ? '' : formatTonnes(BigInt(certificate.leftGrams), 'en', 3);

  const commission = async (form: FormData) => {
    const massGrams = gramsOf(formText(form, 'mass'));
    const carbon = formText(form, 'carbon');
    const hasBadCarbon = carbon !== '' && !/^(0|[1-9]\d{0,5})$/.test(carbon);
    setErrors({
      ...(massGrams === undefined ? { mass: words.badMass } : {}),
      ...(hasBadCarbon ? { carbon: words.badCarbon } : {}),
    });
    if (massGrams === undefined || hasBadCarbon) return;
    const body: LotInput = {
      certificateId,
      massGrams: massGrams.toString(),
      route: steelRoute.parse(formText(form, 'route')),
      ...(carbon === '' ? {} : { emissionsGramsPerKg: carbon }),
    };
    setBusy(true);
    setDone(false);
    setProblem(undefined);
    const answer = await send('/v2/lots', { body, schema: lotSchema, idempotencyKey: crypto.randomUUID() });
    setBusy(false);
    if (!answer.ok) setProblem(answer.problem);
    else if (answer.value.typedData !== null) router.push(`/vendor/lots/${answer.value.id}`);
    else {
      setDone(true);
      router.refresh();
    }
  };

  return (
    <form
      noValidate
      className="grid max-w-3xl gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void commission(new FormData(event.currentTarget));
      }}
    >
      {problem === undefined ? null : (
        <div className="sm:col-span-2">
          <ProblemNotice problem={problem} />
        </div>
      )}
      {isDone ? (
        <div className="sm:col-span-2">
          <Notice tone="good">{words.done}</Notice>
        </div>
      ) : null}
      <div className="grid gap-1 sm:col-span-2">
        <label htmlFor="certificate" className="font-semibold">
          {words.certificate}
        </label>
        <select
          id="certificate"
          className="field"
          value={certificateId}
          onChange={(event) => {
            setCertificateId(event.target.value);
          }}
        >
          {certificates.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {words.option(
                entry.number,
                entry.grade,
                entry.heatNumber,
                formatTonnes(BigInt(entry.leftGrams), 'en', 3),
              )}
            </option>
          ))}
        </select>
      </div>
      <TextField
        key={certificateId}
        name="mass"
        label={words.mass}
        hint={words.massHint(left)}
        error={errors.mass}
        defaultValue={
          certificate === undefined ? '' : formatTonnes(BigInt(certificate.leftGrams)).replaceAll(',', '')
        }
        isNumeric
      />
      <TextField
        name="carbon"
        label={words.carbon}
        hint={words.carbonHint}
        error={errors.carbon}
        isRequired={false}
        isNumeric
      />
      <div className="grid gap-1">
        <label htmlFor="route" className="font-semibold">
          {words.route}
        </label>
        <select
          id="route"
          name="route"
          className="field"
          key={certificateId}
          defaultValue={certificate?.route ?? 'other'}
        >
          {steelRoute.options.map((route) => (
            <option key={route} value={route}>
              {words.routes[route]}
            </option>
          ))}
        </select>
      </div>
      <div className="self-end">
        <button className="button" disabled={isBusy || certificateId === ''}>
          {isBusy ? words.busy : words.buttonPlain}
        </button>
      </div>
    </form>
  );
}
