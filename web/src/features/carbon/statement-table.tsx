import Link from 'next/link';
import type { Statement } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { tonnesText } from './carbon-mass.tsx';
import { RegistrationCell } from './registration-cell.tsx';
import { texts } from './texts.ts';
import { WordTag } from './word-tag.tsx';

/** What was stated of lots, with who stands behind it and whether it is usual for the route. `isOwn`: the lots are the reader's. */
export function StatementTable({ statements, isOwn }: { statements: Statement[]; isOwn: boolean }) {
  const words = texts.statements;
  return (
    <LedgerTable
      caption={words.caption}
      columns={[
        words.lot,
        { figure: words.figure },
        words.word,
        words.plausibility,
        words.method,
        words.period,
        words.state,
        texts.registration.column,
      ]}
    >
      <tbody>
        {statements.map((statement) => (
          <tr key={statement.id}>
            <th scope="row">
              {isOwn ? (
                <Link
                  href={`/vendor/lots/${statement.lotId}`}
                  prefetch={false}
                  className="font-mono whitespace-nowrap"
                >
                  {statement.lotCode}
                </Link>
              ) : (
                <span className="font-mono whitespace-nowrap">{statement.lotCode}</span>
              )}
              <div className="text-ink-2">{statement.product}</div>
            </th>
            <td className="num">{tonnesText(statement.gramsCo2ePerTonne)}</td>
            <td>
              <WordTag assurance={statement.assurance} />
              {statement.verifier === null || statement.verification === null ? null : (
                <div className="text-sm text-ink-2">{texts.verifiedBy(statement.verifier.name)}</div>
              )}
            </td>
            <td className="min-w-48">
              {statement.plausibility.verdict === 'needs-evidence' ? (
                <Tag tone="attention">{texts.needsEvidence}</Tag>
              ) : null}
              <p className="text-sm text-ink-2">{statement.plausibility.sentence}</p>
            </td>
            <td>
              {statement.method}
              <div className="text-ink-2">{statement.boundary}</div>
            </td>
            <td className="whitespace-nowrap">
              {statement.referencePeriodStart.slice(0, 10)} – {statement.referencePeriodEnd.slice(0, 10)}
            </td>
            <td>
              <Tag tone={statement.state === 'standing' ? 'good' : 'unknown'}>
                {words.states[statement.state]}
              </Tag>
            </td>
            <td>
              <RegistrationCell statement={statement} isOwn={isOwn} />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
