import { useTranslations } from 'next-intl';
import type { QuoteRequest } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { Deviations } from './deviations.tsx';
import { RfqAct } from './rfq-act.tsx';
import { standingTones } from './rfq-tones.ts';

/** What the vendor has sent: every version, with what the buyer sees of it. */
export function SentQuotations({ request, base }: { request: QuoteRequest; base: string }) {
  const t = useTranslations('rfq.sent');
  const standings = useTranslations('rfq.recipients.standings');
  const [latest] = request.quotations;
  const mayWithdraw =
    latest?.standing === 'standing' && !request.awards.some(({ quotationId }) => quotationId === latest.id);
  return (
    <section aria-labelledby="sent" className="grid gap-3">
      <h2 id="sent">{t('title')}</h2>
      <LedgerTable
        caption={t('title')}
        isCaptionHidden
        columns={[
          t('version'),
          { figure: t('total'), unit: request.currency },
          { figure: t('perTonne'), unit: `${request.currency}/t` },
          t('deviations'),
          t('validUntil'),
          t('standing'),
        ]}
      >
        <tbody>
          {request.quotations.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                {one.version}
                <div className="font-normal text-ink-2">
                  <When iso={one.sentAt} />
                </div>
              </th>
              <td className="num">
                <Money minor={one.totalMinor} currency={request.currency} bare />
              </td>
              <td className="num">
                <Money minor={one.perTonneMinor} currency={request.currency} bare />
              </td>
              <td>
                <Deviations
                  found={one.rows
                    .flatMap(({ deviations, lot }) => [...deviations, ...(lot?.deviations ?? [])])
                    .filter((each, index, all) => all.findIndex(({ code }) => code === each.code) === index)}
                />
              </td>
              <td>
                <When iso={one.validUntil} />
              </td>
              <td>
                <Tag tone={standingTones[one.standing]}>{standings(one.standing)}</Tag>
              </td>
            </tr>
          ))}
        </tbody>
      </LedgerTable>
      {mayWithdraw ? (
        <div>
          <RfqAct
            label={t('withdraw')}
            title={t('withdrawTitle')}
            verb={t('withdraw')}
            path={`${base}/withdrawal`}
            isDanger
          >
            {t('withdrawText')}
          </RfqAct>
        </div>
      ) : null}
    </section>
  );
}
