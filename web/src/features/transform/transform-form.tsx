'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { transformation as transformationSchema, type HoldingAnswer } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { useSendOnce } from '../../backend/use-send-once.ts';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { readPlan, type Plan } from './read-plan.ts';

type OutputRow = { mass: string; grade: string; product: string; dimensions: string; pieces: string };
const emptyOutput: OutputRow = { mass: '', grade: '', product: '', dimensions: '', pieces: '' };

/** Cuts, splits or merges: lots in, pieces out, and the loss that follows from both. */
export function TransformForm({
  holdings,
  chosen,
}: {
  holdings: HoldingAnswer[];
  chosen: string | undefined;
}) {
  const t = useTranslations('transform');
  const send = useSendOnce();
  const formats = useFormats();
  const router = useRouter();
  const first = holdings.find((one) => one.lotCode === chosen) ?? holdings[0];
  const [inputs, setInputs] = useState([{ lotCode: first?.lotCode ?? '', mass: '' }]);
  const [outputs, setOutputs] = useState<OutputRow[]>([emptyOutput, emptyOutput]);
  const [carbon, setCarbon] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [step, setStep] = useState<'idle' | 'busy' | 'done'>('idle');
  const plan = readPlan({ inputs, outputs }, formats.language);
  const isCarbonGood = /^(|0|[1-9]\d{0,8})$/.test(carbon);

  const transform = async () => {
    if (plan.state !== 'balanced' || !isCarbonGood) return;
    setStep('busy');
    const answer = await send('/v2/lots/transform', {
      body: {
        inputs: inputs.map(({ lotCode }, at) => ({ lotCode, massGrams: String(plan.inputs[at]) })),
        outputs: outputs.map(({ mass: _, ...facts }, at) => ({
          massGrams: String(plan.outputs[at]),
          ...Object.fromEntries(Object.entries(facts).filter(([, value]) => value.trim() !== '')),
        })),
        lossGrams: plan.lossGrams.toString(),
        processEmissionsGrams: (BigInt(carbon === '' ? '0' : carbon) * 1_000n).toString(),
      },
      schema: transformationSchema,
    });
    setProblem(answer.ok ? undefined : answer.problem);
    setStep(answer.ok ? 'done' : 'idle');
    if (answer.ok) router.refresh();
  };

  return (
    <form
      method="post"
      noValidate
      className="grid max-w-4xl gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void transform();
      }}
    >
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {step === 'done' ? <Notice tone="good">{t('form.done')}</Notice> : null}
      <fieldset className="grid gap-2">
        <legend className="font-semibold">{t('form.in')}</legend>
        {inputs.map((row, at) => (
          <div key={at} className="flex flex-wrap items-end gap-3">
            <label className="grid min-w-64 flex-1 gap-1">
              <span className="text-sm text-ink-2">{t('form.lot')}</span>
              <select
                className="field"
                value={row.lotCode}
                onChange={(event) => {
                  setInputs(changed(inputs, at, { lotCode: event.target.value }));
                }}
              >
                {holdings.map((one) => (
                  <option key={one.lotCode} value={one.lotCode}>
                    {t('form.option', {
                      code: one.lotCode,
                      product: one.product ?? '',
                      free: formats.mass(one.availableGrams, 't'),
                    })}
                  </option>
                ))}
              </select>
            </label>
            <Cell
              label={t('form.mass')}
              value={row.mass}
              isNumeric
              set={(mass) => {
                setInputs(changed(inputs, at, { mass }));
              }}
            />
            <Remove
              isLast={inputs.length === 1}
              remove={() => {
                setInputs(inputs.filter((_, each) => each !== at));
              }}
            />
          </div>
        ))}
        <button
          type="button"
          className="button button-quiet justify-self-start"
          onClick={() => {
            setInputs([...inputs, { lotCode: first?.lotCode ?? '', mass: '' }]);
          }}
        >
          {t('form.addInput')}
        </button>
      </fieldset>
      <fieldset className="grid gap-2">
        <legend className="font-semibold">{t('form.out')}</legend>
        {outputs.map((row, at) => (
          <div key={at} className="flex flex-wrap items-end gap-3">
            {(['mass', 'grade', 'product', 'dimensions', 'pieces'] as const).map((name) => (
              <Cell
                key={name}
                label={t(`form.${name}`)}
                value={row[name]}
                isNumeric={name === 'mass'}
                set={(value) => {
                  setOutputs(changed(outputs, at, { [name]: value }));
                }}
              />
            ))}
            <Remove
              isLast={outputs.length === 1}
              remove={() => {
                setOutputs(outputs.filter((_, each) => each !== at));
              }}
            />
          </div>
        ))}
        <button
          type="button"
          className="button button-quiet justify-self-start"
          onClick={() => {
            setOutputs([...outputs, emptyOutput]);
          }}
        >
          {t('form.addOutput')}
        </button>
      </fieldset>
      <Cell label={t('form.carbon')} value={carbon} isNumeric set={setCarbon} />
      <Balance plan={plan} isCarbonGood={isCarbonGood} />
      <button
        className="button justify-self-start"
        disabled={step === 'busy' || plan.state !== 'balanced' || !isCarbonGood}
      >
        {step === 'busy'
          ? t('form.busy')
          : t('form.button', { mass: plan.state === 'balanced' ? formats.mass(plan.inGrams, 't') : '…' })}
      </button>
    </form>
  );
}

/** The equation of masses, as it stands with what is typed. */
function Balance({ plan, isCarbonGood }: { plan: Plan; isCarbonGood: boolean }) {
  const t = useTranslations('transform');
  const formats = useFormats();
  const said =
    plan.state === 'balanced'
      ? t('form.balance', {
          inText: formats.mass(plan.inGrams, 't'),
          outText: formats.mass(plan.outGrams, 't'),
          lossText: formats.mass(plan.lossGrams, 't'),
        })
      : plan.state === 'too-much'
        ? t('form.tooMuch', { over: formats.mass(plan.overGrams, 't') })
        : t('form.unclear', { example: formats.mass(2_480_000n, 't') });
  return (
    <p role="status" className={plan.state === 'too-much' ? 'font-semibold text-bad' : 'font-semibold'}>
      {isCarbonGood ? said : t('form.badCarbon')}
    </p>
  );
}

function Cell({
  label,
  value,
  set,
  isNumeric = false,
}: {
  label: string;
  value: string;
  set: (value: string) => void;
  isNumeric?: boolean;
}) {
  return (
    <label className="grid gap-1">
      <span className="text-sm text-ink-2">{label}</span>
      <input
        className={`field ${isNumeric ? 'w-32 text-right' : 'w-40'}`}
        inputMode={isNumeric ? 'decimal' : 'text'}
        value={value}
        maxLength={120}
        onChange={(event) => {
          set(event.target.value);
        }}
      />
    </label>
  );
}

function Remove({ isLast, remove }: { isLast: boolean; remove: () => void }) {
  const t = useTranslations('transform');
  if (isLast) return null;
  return (
    <button type="button" className="button-text text-sm" onClick={remove}>
      {t('form.remove')}
    </button>
  );
}

const changed = <Row,>(rows: readonly Row[], at: number, change: Partial<Row>): Row[] =>
  rows.map((row, each) => (each === at ? { ...row, ...change } : row));
