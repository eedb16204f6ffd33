import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { Hash } from '../../ui/hash.tsx';
import { Heat } from '../../ui/heat.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { LoadTable } from './load-table.tsx';
import { Told } from '../told/told.tsx';

export { MassTable } from './mass-table.tsx';
export { StateSentence } from './state-sentence.tsx';

/** Every load: who carries it, and what the weighbridge said when. */
export function DeliveryFacts({ order }: { order: Order }) {
  const t = useTranslations('order.delivery');
  const receivedAt = order.delivery?.receivedAt ?? null;
  return (
    <section aria-labelledby="delivery">
      <h2 id="delivery" className="mb-2">
        {t('heading')}
      </h2>
      {order.shipments.length === 0 ? <p className="text-ink-2">{t('none')}</p> : <LoadTable order={order} />}
      {receivedAt === null ? null : (
        <p className="mt-2 text-ink-2">
          {t('received')}: <When iso={receivedAt} />
        </p>
      )}
    </section>
  );
}

/** The certificate behind each bundle with its files, labels and proof; of its lot before delivery. */
export function ProofLinks({ order }: { order: Order }) {
  const t = useTranslations('order.documents');
  // The seller labels its own lot at any time; the buyer once title has moved.
  const canLabel = order.mine === 'seller' || order.settlement !== null;
  const query = order.serial === null ? '' : `?serial=${order.serial}`;
  const serial = order.serial === null ? '' : `?21=${order.serial}`;
  return (
    <section aria-labelledby="documents">
      <h2 id="documents" className="mb-2">
        {t('heading')}
      </h2>
      <LedgerTable caption={t('caption')} columns={[t('heat'), t('certificate'), t('files')]}>
        <tbody>
          {order.lines.map((line) => {
            const load = order.shipments.find(({ lotCode }) => lotCode === line.lotCode);
            const number = load?.certificateNumber ?? undefined;
            return (
              <tr key={line.lotId}>
                <th scope="row">
                  <Heat number={line.heatNumber} />
                  <div className="font-mono text-sm text-ink-2">{line.lotCode}</div>
                </th>
                <td className="min-w-44">
                  <a href={`/v/${line.lotCode}${serial}`} className="font-semibold">
                    {order.serial === null ? t('lotPassport') : t('passport')}
                  </a>
                  {number === undefined ? null : <div className="font-mono text-sm text-ink-2">{number}</div>}
                </td>
                <td className="min-w-52">
                  <ul className="flex flex-wrap gap-x-4 gap-y-1">
                    <li>
                      <Link href={`/passport/${line.lotCode}`} prefetch={false}>
                        {t('passportFull')}
                      </Link>
                    </li>
                    <li>
                      <Link href={`/genealogy/${line.lotCode}`} prefetch={false}>
                        {t('genealogy')}
                      </Link>
                    </li>
                    <li>
                      <a href={`/v2/lots/${line.lotCode}/evidence.zip${query}`}>{t('evidence')}</a>
                    </li>
                    {canLabel ? (
                      <>
                        <li>
                          <a href={`/v2/lots/${line.lotCode}/label.pdf${query}`}>{t('label')}</a>
                        </li>
                        <li>
                          <a href={`/v2/lots/${line.lotCode}/label.png${query}`}>{t('code')}</a>
                        </li>
                      </>
                    ) : null}
                  </ul>
                </td>
              </tr>
            );
          })}
        </tbody>
      </LedgerTable>
      <ul className="mt-3 flex flex-wrap gap-x-6 gap-y-1">
        <li>
          <a href={`/v2/orders/${order.id}/confirmation`}>{t('confirmation')}</a>
        </li>
        {order.mine === 'buyer' ? (
          <li>
            <Link href="/certificates" prefetch={false}>
              {t('library')}
            </Link>
          </li>
        ) : null}
      </ul>
    </section>
  );
}

/** What happened, oldest first, with the entry in the register behind it and whether it is final. */
export function Timeline({ order }: { order: Order }) {
  const t = useTranslations('order.timeline');
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline" className="mb-2">
        {t('heading')}
      </h2>
      <ol className="border-t border-rule">
        {order.timeline.map((entry) => (
          <li
            key={`${entry.at}:${entry.code}:${entry.what}`}
            className="grid gap-x-6 gap-y-0.5 border-b border-rule py-2 sm:grid-cols-[14rem_minmax(0,1fr)]"
          >
            <span className="text-sm text-ink-2">
              <When iso={entry.at} />
            </span>
            <div className="grid gap-0.5">
              <p>
                <span className="font-semibold">{t(`codes.${entry.code}`)}</span>
                {entry.by === null ? null : <span className="text-ink-2"> · {entry.by}</span>}
              </p>
              <p className="text-ink-2">
                <Told text={entry.what} />
              </p>
              {entry.txHash === null ? null : (
                <p className="flex flex-wrap items-baseline gap-x-3 text-sm text-ink-2">
                  <span>
                    {t('transaction')}{' '}
                    <Hash
                      value={entry.txHash}
                      label={t('transactionOf', { what: t(`codes.${entry.code}`) })}
                    />
                  </span>
                  {entry.isFinal === null ? null : (
                    <Tag tone={entry.isFinal ? 'good' : 'hot'}>
                      {entry.isFinal ? t('final') : t('settling')}
                    </Tag>
                  )}
                </p>
              )}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
