'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { recall as recallSchema, type RecallAnswer, type RecallNoticeAnswer } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Mass } from '../../ui/mass.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { texts } from './texts.ts';

/** Who was told, who saw it, who set the material aside; with each owner's link to copy, renew or revoke. */
export function NoticeTable({ recall }: { recall: RecallAnswer }) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const words = texts.detail;

  const change = async (notice: RecallNoticeAnswer, verb: 'renew' | 'revoke') => {
    const path = `/v2/recalls/${recall.id}/notices/${notice.id}`;
    const answer = await send(verb === 'renew' ? `${path}/renew` : path, {
      method: verb === 'renew' ? 'POST' : 'DELETE',
      schema: recallSchema,
    });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };

  return (
    <div className="grid gap-3">
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <LedgerTable
        caption={words.noticesCaption}
        columns={[words.owner, { figure: words.mass }, words.sent, words.seen, words.setAside, words.link]}
      >
        <tbody>
          {recall.notices.map((notice) => (
            <tr key={notice.id}>
              <th scope="row" className="break-all">
                {notice.name}
              </th>
              <td className="num">
                <Mass grams={notice.grams} bare />
              </td>
              <td>
                {notice.sentAt !== null ? (
                  <When iso={notice.sentAt} />
                ) : notice.channel === 'link' ? (
                  words.byLink
                ) : (
                  '…'
                )}
              </td>
              <td>{notice.seenAt === null ? '–' : <When iso={notice.seenAt} />}</td>
              <td>
                {notice.acknowledgedAt === null ? (
                  '–'
                ) : (
                  <>
                    <When iso={notice.acknowledgedAt} />
                    <div className="text-ink-2">
                      {[notice.acknowledgedBy, notice.acknowledgedNote].filter(Boolean).join(': ')}
                    </div>
                  </>
                )}
              </td>
              <td className="whitespace-nowrap">
                {notice.link === null ? (
                  <span className="text-ink-2">
                    {notice.revokedAt === null ? words.over : words.revoked}{' '}
                  </span>
                ) : (
                  <>
                    <CopyButton text={notice.link} label={words.copy} done={words.copied} />{' '}
                    <button
                      type="button"
                      className="button-text text-sm"
                      onClick={() => void change(notice, 'revoke')}
                    >
                      {words.revoke}
                      <span className="sr-only">: {notice.name}</span>
                    </button>{' '}
                  </>
                )}
                <button
                  type="button"
                  className="button-text text-sm"
                  onClick={() => void change(notice, 'renew')}
                >
                  {words.renew}
                  <span className="sr-only">: {notice.name}</span>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </div>
  );
}
