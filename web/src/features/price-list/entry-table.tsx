'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { z } from 'zod';
import type { PriceListEntryView } from '@topsteel/domain/api';
import type { Problem } from '../../backend/problem.ts';
import { send } from '../../backend/send.ts';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { useRouter } from '../../words/navigation.ts';
import { steelFamily } from './price-words.ts';

type EntryTableProps = { listId: string; entries: readonly PriceListEntryView[]; isOver: boolean };

/** What a price list says, line by line; lines can be taken out while it is in force. */
export function EntryTable({ listId, entries, isOver }: EntryTableProps) {
  const t = useTranslations('priceList');
  const formats = useFormats();
  const router = useRouter();
  const [problem, setProblem] = useState<Problem>();
  const what = (entry: PriceListEntryView): React.ReactNode => {
    if (entry.offerId !== null) return <Link href={`/offers/${entry.offerId}`}>{t('oneOffer')}</Link>;
    if (entry.productId !== null) return t('oneProduct');
    const family = steelFamily(entry.family);
    const named = [
      entry.family === null ? '' : family === undefined ? entry.family : t(`families.${family}`),
      entry.gradeKey ?? '',
    ].filter((part) => part !== '');
    return named.length === 0 ? t('everything') : named.join(', ');
  };
  const take = async (entry: PriceListEntryView) => {
    const answer = await send(`/v2/price-lists/${listId}/entries/${entry.id}`, {
      method: 'DELETE',
      schema: z.unknown(),
    });
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) router.refresh();
  };
  return (
    <>
      {problem === undefined ? null : <ProblemNotice problem={problem} />}
      <LedgerTable
        caption={t('entriesCaption')}
        columns={[
          t('what'),
          { figure: t('fromMass'), unit: 't' },
          { figure: t('price') },
          { hidden: t('act') },
        ]}
      >
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <th scope="row">{what(entry)}</th>
              <td className="num">{entry.fromGrams === '0' ? '–' : formats.mass(entry.fromGrams, 't')}</td>
              <td className="num">
                {entry.price === null
                  ? `−${formats.percentOfBps(entry.discountBps ?? 0)} %`
                  : formats.price({
                      minor: entry.price.priceMinor,
                      basis: entry.price.priceBasis,
                      currency: entry.price.currency,
                    })}
              </td>
              <td>
                {isOver || entries.length === 1 ? null : (
                  <button type="button" className="button-text" onClick={() => void take(entry)}>
                    {t('takeOut')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </>
  );
}
