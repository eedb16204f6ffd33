import type { Approval, ApprovalLimit } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';

/** The limits of who asks, of the cost centre and of who reads, beside the most that the order may cost. */
export function ApprovalLimits({ approval }: { approval: Approval }) {
  const t = useTranslations('approval');
  const formats = useFormats();
  const { limits, isMine, requestedBy } = approval;
  const whose = (limit: ApprovalLimit): string =>
    limit.whose === 'cost-centre'
      ? t('view.centre', { code: limit.costCentreCode ?? '' })
      : limit.whose === 'approver' || isMine
        ? t('view.you')
        : requestedBy;
  const knowsNoLimit = !limits.some(({ whose: side }) => side !== 'requester');
  return (
    <div>
      {limits.length === 0 ? null : (
        <LedgerTable
          caption={t('view.limits')}
          columns={[
            t('view.whose'),
            { figure: t('view.limit') },
            { figure: t('view.left') },
            { figure: t('view.takes') },
            t('view.verdict'),
          ]}
        >
          <tbody>
            {limits.map((limit) => (
              <tr key={`${limit.whose}${limit.costCentreCode ?? ''}${limit.period}${limit.currency}`}>
                <th scope="row">{whose(limit)}</th>
                <td className="num whitespace-nowrap">
                  {formats.money(limit.limitMinor, limit.currency)} {t(`per.${limit.period}`)}
                </td>
                <td className="num">
                  <Money minor={limit.leftMinor} currency={limit.currency} />
                </td>
                <td className="num">
                  {limit.orderMinor === null ? (
                    t('view.noRate')
                  ) : (
                    <Money minor={limit.orderMinor} currency={limit.currency} />
                  )}
                </td>
                <td>
                  <Tag tone={limit.isPassed ? 'bad' : 'good'}>
                    {limit.isPassed ? t('view.no') : t('view.yes')}
                  </Tag>
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      )}
      {approval.mayDecide && knowsNoLimit ? <p className="mt-2 text-ink-2">{t('view.noLimits')}</p> : null}
    </div>
  );
}
