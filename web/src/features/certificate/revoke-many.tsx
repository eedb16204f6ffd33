'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { revokedMany, type Certificate } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Mass } from '../../ui/mass.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { texts as vendorTexts } from '../vendor/texts.ts';
import { ChooseReason } from './choose-reason.tsx';
import { texts } from './correction-texts.ts';

const REASONS = [1, 2, 4, 5] as const;

/** Choose certificates, a reason, and type how many: then they are revoked together. */
export function RevokeMany({ certificates }: { certificates: Certificate[] }) {
  const router = useRouter();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState<number>(1);
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const words = vendorTexts.certificates;
  const isConfirmed = chosen.size > 0 && typed.trim() === texts.word(chosen.size);

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
      className="grid gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        if (isConfirmed) void revoke();
      }}
    >
      <LedgerTable
        caption={texts.caption}
        columns={[texts.choose, words.number, words.product, words.heat, { figure: words.certified }]}
      >
        <tbody>
          {certificates.map(({ id, summary, mass }) => (
            <tr key={id}>
              <td>
                <input
                  type="checkbox"
                  className="size-5"
                  aria-label={`${texts.choose} ${summary.number}`}
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
        <p className="text-ink-2">{texts.noneChosen}</p>
      ) : (
        <div className="panel grid justify-items-start gap-4">
          <ChooseReason
            legend={texts.reason}
            reasons={REASONS}
            names={texts.reasons}
            chosen={reason}
            onChoose={setReason}
          />
          <label className="grid gap-1">
            <span className="font-semibold">{texts.typed(chosen.size)}</span>
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
            {texts.revoke(chosen.size)}
          </button>
        </div>
      )}
    </form>
  );
}
