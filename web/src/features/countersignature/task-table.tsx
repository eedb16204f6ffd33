import Link from 'next/link';
import type { CountersignatureState, CountersignatureTask } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { Mass } from '../../ui/mass.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { texts } from './texts.ts';

const TONES: Record<CountersignatureState, Tone> = {
  awaited: 'attention',
  signing: 'attention',
  requested: 'hot',
  countersigned: 'good',
  refused: 'bad',
};

export function CountersignatureTag({ state }: { state: CountersignatureState }) {
  return <Tag tone={TONES[state]}>{texts.states[state]}</Tag>;
}

/** An inspection body's desk. */
export function TaskTable({ tasks }: { tasks: CountersignatureTask[] }) {
  return (
    <LedgerTable
      caption={texts.caption}
      columns={[texts.certificate, texts.issuer, texts.product, { figure: texts.mass }, texts.state]}
    >
      <tbody>
        {tasks.map(({ certificateId, issuer, summary, state }) => (
          <tr key={certificateId}>
            <th scope="row">
              <Link href={`/countersign/${certificateId}`} prefetch={false} className="font-semibold">
                {summary.number}
              </Link>
              <div className="text-ink-2">
                heat <span className="font-mono">{summary.heatNumber}</span>
              </div>
            </th>
            <td>
              {issuer.name}
              <div className="text-ink-2">{issuer.country}</div>
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
