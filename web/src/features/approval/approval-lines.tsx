import type { Approval, ApprovalLine } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Mass } from '../../ui/mass.tsx';
import { Money } from '../../ui/money.tsx';

/** What is to be ordered, as it stood when it was asked for, each line beside its list price. */
export function ApprovalLines({ approval }: { approval: Approval }) {
  const t = useTranslations('approval.view');
  const formats = useFormats();
  const { currency, lines } = approval;
  return (
    <LedgerTable
      caption={t('lines')}
      columns={[
        t('steel'),
        { figure: t('mass'), unit: 't' },
        { figure: t('price') },
        { figure: t('net'), unit: currency },
        { figure: t('list'), unit: currency },
      ]}
    >
      <tbody>
        {lines.map((line) => (
          <tr key={line.offerId + line.netMinor}>
            <th scope="row" className="min-w-56">
              <span className="font-semibold">{line.description}</span>
              <div className="font-normal text-ink-2">
                {line.seller.name}, {formats.country(line.seller.country)} · <Heat number={line.heatNumber} />
              </div>
              {line.note === null ? null : <div className="font-normal text-ink-2">{line.note}</div>}
            </th>
            <td className="num">
              <Mass grams={line.massGrams} bare />
            </td>
            <td className="num whitespace-nowrap">
              {formats.price({ minor: line.priceMinor, basis: line.priceBasis, currency })}
            </td>
            <td className="num">
              <Money minor={line.netMinor} currency={currency} bare />
            </td>
            <td className="num">
              <BesideList line={line} currency={currency} />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t('gross')}
          </th>
          <td className="num font-semibold">
            <Money minor={approval.totalMinor} currency={currency} bare />
          </td>
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  );
}

/** How much a line is below or above what anybody would pay. */
function BesideList({ line, currency }: { line: ApprovalLine; currency: string }) {
  const t = useTranslations('approval.view');
  const formats = useFormats();
  if (line.listNetMinor === null) return t('noList');
  const beside = BigInt(line.netMinor) - BigInt(line.listNetMinor);
  if (beside === 0n) return t('atList');
  return beside < 0n
    ? t('below', { amount: formats.amount(-beside, currency) })
    : t('above', { amount: formats.amount(beside, currency) });
}
