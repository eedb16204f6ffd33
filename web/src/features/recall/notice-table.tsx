'use client';

import { useTranslations } from 'next-intl';
import { useRouter } from '../../words/navigation.ts';
import { useState } from 'react';
import { recall as recallSchema, type RecallAnswer, type RecallNoticeAnswer } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { Mass } from '../../ui/mass.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';

/** Who was told, who saw it, who set the material aside; with each owner's link to copy, renew or revoke. */
export function NoticeTable({ recall }: { recall: RecallAnswer }) {
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const t = useTranslations('recall');

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
        caption={t('detail.noticesCaption')}
        columns={[
          t('detail.owner'),
          { figure: t('detail.mass') },
          t('detail.sent'),
          t('detail.seen'),
          t('detail.setAside'),
          t('detail.link'),
        ]}
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
                  t('detail.byLink')
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
                    {notice.revokedAt === null ? t('detail.over') : t('detail.revoked')}{' '}
                  </span>
                ) : (
                  <>
                    <CopyButton text={notice.link} label={t('detail.copy')} done={t('detail.copied')} />{' '}
                    <button
                      type="button"
                      className="button-text text-sm"
                      onClick={() => void change(notice, 'revoke')}
                    >
                      {t('detail.revoke')}
                      <span className="sr-only">: {notice.name}</span>
                    </button>{' '}
                  </>
                )}
                <button
                  type="button"
                  className="button-text text-sm"
                  onClick={() => void change(notice, 'renew')}
                >
                  {t('detail.renew')}
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
