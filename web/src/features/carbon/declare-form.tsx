'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { statement, steelRoute, type StatementInput } from '@topsteel/domain/api';
import { judgePlausibility, type SteelRoute } from '@topsteel/domain/carbon';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { formText } from '../../ui/form-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useFormats } from '../../ui/formats.ts';
import { TextField } from '../../ui/text-field.tsx';
import { typedAmount } from '../../ui/typed-amount.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import type { Language } from '../../words/languages.ts';
import { useRouter } from '../../words/navigation.ts';

export interface DeclarableLot {
  id: string;
  code: string;
  product: string;
  form: string | null;
  route: SteelRoute;
}

/** Grams per tonne of typed kilograms per tonne, or undefined when it is no such figure. */
function gramsOf(text: string, language: Language): bigint | undefined {
  const grams = typedAmount(text, 3, language);
  return grams === undefined || grams < 0n ? undefined : grams;
}

/** States the carbon of a lot. While the figure is typed, it says whether it is usual for the route. */
export function DeclareForm({
  lots,
  verifiers,
  period,
}: {
  lots: DeclarableLot[];
  verifiers: { id: string; name: string }[];
  period: { from: string; to: string };
}) {
  const router = useRouter();
  const [lotId, setLotId] = useState(lots[0]?.id ?? '');
  const [route, setRoute] = useState<SteelRoute>(lots[0]?.route ?? 'other');
  const [carbon, setCarbon] = useState('');
  const [isWrong, setWrong] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [isDone, setDone] = useState(false);
  const t = useTranslations('carbon.declare');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const routes = useTranslations('carbon.routes');
  const lot = lots.find(({ id }) => id === lotId);
  const grams = gramsOf(carbon, formats.language);
  const judged =
    grams === undefined
      ? null
      : judgePlausibility({ route, form: lot?.form ?? null, gramsCo2ePerTonne: grams });

  const declare = async (form: FormData) => {
    setWrong(grams === undefined);
    if (grams === undefined) return;
    const verifierId = formText(form, 'verifier');
    const body: StatementInput = {
      lotId,
      gramsCo2ePerTonne: grams.toString(),
      method: formText(form, 'method'),
      boundary: formText(form, 'boundary'),
      route,
      referencePeriodStart: `${formText(form, 'from')}T00:00:00Z`,
      referencePeriodEnd: `${formText(form, 'to')}T00:00:00Z`,
      ...(verifierId === '' ? {} : { verifierId }),
    };
    setBusy(true);
    setDone(false);
    setProblem(undefined);
    const answer = await send('/v2/emission-statements', {
      body,
      schema: statement,
      idempotencyKey: crypto.randomUUID(),
    });
    setBusy(false);
    if (answer.ok) setDone(true);
    else setProblem(answer.problem);
    router.refresh();
  };

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-3xl gap-4 sm:grid-cols-2"
      onSubmit={(event) => {
        event.preventDefault();
        void declare(new FormData(event.currentTarget));
      }}
      onChange={(event) => {
        const field = event.target as unknown as HTMLInputElement;
        if (field.name === 'carbon') setCarbon(field.value.trim());
      }}
    >
      <div className="grid gap-3 empty:hidden sm:col-span-2">
        {problem === undefined ? null : <ProblemNotice problem={problem} />}
        {isDone ? <Notice tone="good">{t('done')}</Notice> : null}
      </div>
      <label className="grid gap-1 font-semibold sm:col-span-2">
        {t('lot')}
        <select
          className="field font-normal"
          value={lotId}
          onChange={(event) => {
            setLotId(event.target.value);
            setRoute(lots.find(({ id }) => id === event.target.value)?.route ?? 'other');
          }}
        >
          {lots.map(({ id, code, product }) => (
            <option key={id} value={id}>
              {code} · {product}
            </option>
          ))}
        </select>
      </label>
      <TextField
        name="carbon"
        label={t('carbon')}
        hint={t('carbonHint')}
        error={isWrong ? (figureSentence(carbon) ?? t('badCarbon')) : undefined}
        isNumeric
      />
      <label className="grid content-end gap-1 font-semibold">
        {t('route')}
        <select
          className="field mt-auto font-normal"
          value={route}
          onChange={(event) => {
            setRoute(steelRoute.parse(event.target.value));
          }}
        >
          {steelRoute.options.map((each) => (
            <option key={each} value={each}>
              {routes(each)}
            </option>
          ))}
        </select>
      </label>
      {judged === null ? null : (
        <div className="sm:col-span-2">
          <Notice
            tone={
              judged.verdict === 'usual'
                ? 'good'
                : judged.verdict === 'needs-evidence'
                  ? 'attention'
                  : 'unknown'
            }
          >
            <p>
              {t(`judged.${judged.verdict}`, {
                low: formats.carbon((judged.band?.lowGramsPerTonne ?? 0n) / 1_000n),
                high: formats.carbon((judged.band?.highGramsPerTonne ?? 0n) / 1_000n),
              })}
            </p>
            {judged.band === null ? null : <p className="text-sm text-ink-2">{judged.band.source}</p>}
          </Notice>
        </div>
      )}
      <TextField name="method" label={t('method')} defaultValue="EN 19694-2" maxLength={32} />
      <TextField name="boundary" label={t('boundary')} defaultValue="EN 15804 A1-A3" maxLength={32} />
      <label className="grid gap-1 font-semibold">
        {t('from')}
        <input type="date" name="from" className="field font-normal" defaultValue={period.from} />
      </label>
      <label className="grid gap-1 font-semibold">
        {t('to')}
        <input type="date" name="to" className="field font-normal" defaultValue={period.to} />
      </label>
      <label className="grid content-end gap-1 font-semibold">
        {t('verifier')}
        <select name="verifier" className="field font-normal" defaultValue="">
          <option value="">{t('noVerifier')}</option>
          {verifiers.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <div className="self-end">
        <button className="button" disabled={isBusy || lotId === ''}>
          {isBusy ? t('busy') : t('button')}
        </button>
      </div>
    </form>
  );
}
