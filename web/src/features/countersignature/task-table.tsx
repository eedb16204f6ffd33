import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import type { CountersignatureState, CountersignatureTask } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import type { Tone } from '../../ui/icon.tsx';
import { Mass } from '../../ui/mass.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';

const TONES: Record<CountersignatureState, Tone> = {
  awaited: 'attention',
  signing: 'attention',
  requested: 'hot',
  countersigned: 'good',
  refused: 'bad',
};

export function CountersignatureTag({ state }: { state: CountersignatureState }) {
  const t = useTranslations('countersignature');
  return <Tag tone={TONES[state]}>{t(`states.${state}`)}</Tag>;
}

/** An inspection body's desk. */
export function TaskTable({ tasks }: { tasks: CountersignatureTask[] }) {
  const t = useTranslations('countersignature');
  const formats = useFormats();
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[t('certificate'), t('issuer'), t('product'), { figure: t('mass') }, t('state')]}
    >
      <tbody>
        {tasks.map(({ certificateId, issuer, summary, state }) => (
          <tr key={certificateId}>
            <th scope="row">
              <Link href={`/countersign/${certificateId}`} prefetch={false} className="font-semibold">
                {summary.number}
              </Link>
              <div className="text-ink-2">
                {t('heat')} <span className="font-mono">{summary.heatNumber}</span>
              </div>
            </th>
            <td>
              {issuer.name}
              <div className="text-ink-2">{formats.country(issuer.country)}</div>
            </td>
            <td>
              {summary.grade} {summary.product}
              <div className="text-ink-2">{summary.dimensions}</div>
            </td>
            <td className="num">
              <Mass grams={summary.massGrams} bare />
            </td>
            <td>
              <CountersignatureTag state={state} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
