'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { revokedMany, type Certificate } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Mass } from '../../ui/mass.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { ChooseReason } from './choose-reason.tsx';

const REASONS = [1, 2, 4, 5] as const;

/** Choose certificates, a reason, and type how many: then they are revoked together. */
export function RevokeMany({ certificates }: { certificates: Certificate[] }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState<(typeof REASONS)[number]>(1);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const t = useTranslations('certificate');
  const isConfirmed = chosen.size > 0 && typed.trim() === t('correction.word', { count: chosen.size });

  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  const revoke = async () => {
    setBusy(true);
    const answer = await send('/v2/certificates/revocations', {
      body: { certificateIds: [...chosen], reason },
      schema: revokedMany,
    });
    setBusy(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.push('/vendor/certificates');
  };

  return (
    <form
      method="post"
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed) void revoke();
      }}
    >
      <LedgerTable
        caption={t('correction.caption')}
        columns={[
          t('correction.choose'),
          t('list.number'),
          t('list.product'),
          t('list.heat'),
          { figure: t('list.certified') },
        ]}
      >
        <tbody>
          {certificates.map(({ id, summary, mass }) => (
            <tr key={id}>
              <td>
                <input
                  type="checkbox"
                  className="size-5"
                  aria-label={`${t('correction.choose')} ${summary.number}`}
                  checked={chosen.has(id)}
                  onChange={() => {
                    toggle(id);
                  }}
                />
              </td>
              <th scope="row">{summary.number}</th>
              <td>
                {summary.grade} {summary.product}
              </td>
              <td className="font-mono">{summary.heatNumber}</td>
              <td className="num">
                <Mass grams={mass.certifiedGrams} bare />
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      {chosen.size === 0 ? (
        <p className="text-ink-2">{t('correction.noneChosen')}</p>
      ) : (
        <div className="panel grid justify-items-start gap-4">
          <ChooseReason
            legend={t('correction.reason')}
            reasons={REASONS}
            nameOf={(each) => t(`correction.reasons.${each}`)}
            chosen={reason}
            onChoose={setReason}
          />
          <label className="grid gap-1">
            <span className="font-semibold">
              {t('correction.typed', { word: t('correction.word', { count: chosen.size }) })}
            </span>
            <input
              className="field"
              autoComplete="off"
              value={typed}
              onChange={(event) => {
                setTyped(event.currentTarget.value);
              }}
            />
          </label>
          <button className="button button-danger" disabled={isBusy || !isConfirmed}>
            {t('correction.revoke', { count: chosen.size })}
          </button>
        </div>
      )}
    </form>
  );
}
