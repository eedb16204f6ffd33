'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { lot as lotSchema, type LotInput } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useRouter } from '../../words/navigation.ts';
import { allocationOf, type Allocation } from './allocation.ts';

type Source = {
  id: string;
  number: string;
  grade: string;
  heatNumber: string;
  leftGrams: string;
  route: LotInput['route'] | null;
};

/** Makes lots of certificates, several of each if wanted: what is typed is held against what is certified. */
export function AllocateLots({ certificates }: { certificates: readonly Source[] }) {
  const router = useRouter();
  const t = useTranslations('certificate.allocate');
  const formats = useFormats();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const [problem, setProblem] = useState<Problem>();
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const [made, setMade] = useState(0);
  const textOf = ({ id, leftGrams }: Source) => typed[id] ?? formats.mass(leftGrams, 't');
  const allocations = certificates.map((source) => ({
    source,
    allocation: allocationOf(textOf(source), BigInt(source.leftGrams), formats.language),
  }));
  const lots = allocations.flatMap(({ source, allocation }) =>
    allocation.state === 'fits' ? allocation.lots.map((grams) => ({ source, grams })) : [],
  );
  const isWrong = allocations.some(({ allocation }) => ['over', 'unclear'].includes(allocation.state));
  const total = lots.reduce((sum, { grams }) => sum + grams, 0n);

  const commission = async () => {
    setProblem(undefined);
    setMade(0);
    for (const [index, { source, grams }] of lots.entries()) {
      setProgress({ done: index, total: lots.length });
      const body: LotInput = {
        certificateId: source.id,
        massGrams: grams.toString(),
        ...(source.route === null ? {} : { route: source.route }),
      };
      const answer = await send('/v2/lots', {
        body,
        schema: lotSchema,
        idempotencyKey: `allocate:${source.id}:${source.leftGrams}:${index.toString()}:${grams.toString()}`,
      });
      if (!answer.ok) {
        setProblem(answer.problem);
        break;
      }
      setMade(index + 1);
    }
    setProgress(undefined);
    router.refresh();
  };

  return (
    <div className="grid gap-4">
      <p className="max-w-prose text-ink-2">{t('intro')}</p>
      <LedgerTable
        caption={t('caption')}
        isCaptionHidden
        columns={[t('certificate'), { figure: t('left') }, t('masses'), t('balance')]}
      >
        <tbody>
          {allocations.map(({ source, allocation }) => (
            <tr key={source.id}>
              <th scope="row">
                <span className="font-semibold">{source.number}</span>
                <div className="text-ink-2">
                  {source.grade}, <Heat number={source.heatNumber} />
                </div>
              </th>
              <td className="num">{formats.mass(source.leftGrams, 't')}</td>
              <td>
                <input
                  className="field w-64"
                  inputMode="text"
                  aria-label={t('massesOf', { number: source.number })}
                  aria-describedby={`balance-${source.id} masses-hint`}
                  aria-invalid={allocation.state === 'over' || allocation.state === 'unclear'}
                  value={textOf(source)}
                  onChange={(event) => {
                    setTyped({ ...typed, [source.id]: event.currentTarget.value });
                  }}
                />
              </td>
              <td id={`balance-${source.id}`} className="min-w-56">
                <Balance allocation={allocation} leftGrams={source.leftGrams} />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      <p id="masses-hint" className="text-sm text-ink-2">
        {t('massesHint', { example: `${formats.decimal('40')}; ${formats.decimal('56.2')}` })}
      </p>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {made === 0 || progress !== undefined ? null : (
        <Notice tone="good">
          {t('done', { count: made })} <Link href="/vendor/lots?view=unlabelled">{t('toLabels')}</Link>
        </Notice>
      )}
      {progress === undefined ? null : (
        <Progress label={t('heading')} done={progress.done} total={progress.total} />
      )}
      <button
        type="button"
        className="button justify-self-start"
        disabled={isWrong || lots.length === 0 || progress !== undefined}
        onClick={() => void commission()}
      >
        {t('button', { count: lots.length, tonnes: formats.mass(total, 't') })}
      </button>
    </div>
  );
}

/** The sum of the lots beside what is certified, or what is wrong with it. */
function Balance({ allocation, leftGrams }: { allocation: Allocation; leftGrams: string }) {
  const t = useTranslations('certificate.allocate');
  const formats = useFormats();
  const mass = (grams: bigint | string) => formats.mass(grams, 't');
  switch (allocation.state) {
    case 'none':
      return <span className="text-ink-2">{t('skip')}</span>;
    case 'unclear':
      return <span className="font-semibold text-bad">{t('unclear', { example: mass(40_000_000n) })}</span>;
    case 'over':
      return (
        <span className="font-semibold text-bad">
          {t('over', { sum: mass(allocation.sumGrams), over: mass(allocation.overGrams) })}
        </span>
      );
    case 'fits':
      return (
        <span>
          {t('equation', {
            sum: mass(allocation.sumGrams),
            left: mass(leftGrams),
            rest: mass(allocation.restGrams),
          })}
        </span>
      );
  }
}
