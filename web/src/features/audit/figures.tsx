import type { EscrowAudit } from '@topsteel/domain/api';
import { localiseDecimal } from '@topsteel/domain/units';
import { Money } from '../../ui/money.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { differenceText } from './difference.ts';
import { texts } from './texts.ts';

type Source = { name: string; how: string; minor: string | null; reason: string | null };

function sourcesOf(audit: EscrowAudit): Source[] {
  const { chain, contract, subgraph, ledger } = texts.sources;
  return [
    { ...chain, minor: audit.chainMinor, reason: null },
    { ...contract, minor: audit.contractStateMinor, reason: null },
    { ...subgraph, minor: audit.subgraphMinor, reason: audit.subgraph.reason },
    { ...ledger, minor: audit.ledgerMinor, reason: null },
  ];
}

/** The same figure from each source, side by side, never rounded. */
export function Figures({ audit }: { audit: EscrowAudit }) {
  return (
    <LedgerTable
      caption={texts.caption}
      columns={[
        texts.source,
        { figure: texts.figure },
        { figure: texts.base },
        { figure: texts.difference },
        texts.how,
      ]}
    >
      <tbody>
        {sourcesOf(audit).map((source) => (
          <tr key={source.name}>
            <th scope="row" className="font-semibold whitespace-nowrap">
              {source.name}
            </th>
            {source.minor === null ? (
              <td className="num" colSpan={3}>
                {texts.unknown}
                {source.reason === null ? null : (
                  <div className="whitespace-normal text-ink-2">{source.reason}</div>
                )}
              </td>
            ) : (
              <>
                <td className="num text-lg font-semibold">
                  <Money minor={source.minor} bare full />
                </td>
                <td className="num font-mono">{localiseDecimal(source.minor, 'en')}</td>
                <td className="num font-mono">{differenceText(source.minor, audit.chainMinor)}</td>
              </>
            )}
            <td className="min-w-48 text-ink-2">{source.how}</td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
