import type { SignedRate } from '@topsteel/domain/api';
import { formatScaled, localiseDecimal } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

const rateText = (rateE8: string): string => localiseDecimal(formatScaled(BigInt(rateE8), 8, 4), 'en');

/** The rate in force of each currency, with every source and why one did not count. */
export function RateTable({ rates }: { rates: readonly SignedRate[] }) {
  const words = texts.rates;
  const { pair, rate, sources, signed, until } = words.columns;
  return (
    <LedgerTable caption={words.caption} columns={[pair, { figure: rate }, sources, signed, until]}>
      <tbody>
        {rates.map((one) => (
          <tr key={one.base}>
            <th scope="row">
              {one.base}/{one.quote}
            </th>
            <td className="num font-mono">{rateText(one.rateE8)}</td>
            <td>
              <ul>
                {one.sources.map(({ source, rateE8, why }) => (
                  <li key={source}>
                    {source}: <span className="font-mono">{rateText(rateE8)}</span>,{' '}
                    {why === null ? words.counted : words.why[why]}
                  </li>
                ))}
              </ul>
            </td>
            <td>
              {words.signers(one.signers.length)} {one.round}
              <div className="text-ink-2">
                <When iso={one.observedAt} />
              </div>
            </td>
            <td>
              <Tag tone={one.isCurrent ? 'good' : 'bad'}>{one.isCurrent ? words.current : words.over}</Tag>
              <div className="text-ink-2">
                <When iso={one.validUntil} />
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
