import { useTranslations } from 'next-intl';
import type { CommissionExplanation } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Decision } from './decision.tsx';

/** Why an order costs its seller what it does, to the last minor unit, and what became of the money. */
export function Explanation({ explanation }: { explanation: CommissionExplanation }) {
  const t = useTranslations('commission');
  const { distributed } = explanation;
  return (
    <section aria-labelledby="commission" className="grid gap-3">
      <h2 id="commission">{t('explain.heading')}</h2>
      <Decision decision={explanation} />
      {distributed.length === 0 ? null : <Distributed rows={distributed} />}
    </section>
  );
}

function Distributed({ rows }: { rows: CommissionExplanation['distributed'] }) {
  const t = useTranslations('commission');
  return (
    <LedgerTable
      caption={t('explain.distributed')}
      columns={[
        t('explain.currency'),
        { figure: t('explain.captured') },
        { figure: t('explain.takenBack') },
        { figure: t('explain.commission') },
        { figure: t('explain.vat') },
        { figure: t('explain.net') },
        { figure: t('explain.allocated') },
      ]}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.currency}>
            <th scope="row">{row.currency}</th>
            {[
              row.capturedMinor,
              row.takenBackMinor,
              row.commissionMinor,
              row.vatMinor,
              row.netMinor,
              row.allocatedMinor,
            ].map((minor, column) => (
              <td key={column} className="num">
                <Money minor={minor} currency={row.currency as Currency} bare />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
