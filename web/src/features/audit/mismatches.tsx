import { useTranslations } from 'next-intl';
import type { ChainWatch, EscrowAudit } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { When } from '../../ui/when.tsx';

const NOTHING_READ = { latest: null, final: null, alarm: null, seenAt: null };

/** What does not hold, before anything that does: figures that differ, an alarm, and how far we lag behind the chain. */
export function Mismatches({ audit, watch }: { audit: EscrowAudit; watch: ChainWatch | undefined }) {
  const t = useTranslations('audit');
  const formats = useFormats();
  const { latest, final, alarm, seenAt } = watch ?? NOTHING_READ;
  const lag = latest === null || final === null ? null : BigInt(latest) - BigInt(final);
  const strays = audit.payments.filter(({ agrees }) => !agrees);
  return (
    <div className="grid gap-3">
      {audit.agrees ? (
        <Notice
          tone="good"
          live={false}
          title={t(audit.subgraphMinor === null ? 'agreeWithoutSubgraph' : 'agree')}
        />
      ) : (
        <Notice tone="bad" title={t('differ')}>
          <ul className="list-disc pl-5" lang="en">
            {audit.differences.map((difference) => (
              <li key={difference}>{difference}</li>
            ))}
          </ul>
          {strays.length === 0 ? null : (
            <p>
              {t('strays')}{' '}
              {strays.map(({ paymentId, orderId, orderNumber }) =>
                orderId === null ? null : (
                  <Link key={paymentId} href={`/finance/ledger?order=${orderId}`} className="mr-3">
                    {orderNumber}
                  </Link>
                ),
              )}
            </p>
          )}
        </Notice>
      )}
      {audit.unbookedEvents === 0 ? null : (
        <Notice tone="attention">{t('unbooked', { count: audit.unbookedEvents })}</Notice>
      )}
      {alarm === null ? null : (
        <Notice tone="bad" title={t('alarm')}>
          <p lang="en">{alarm.sentence}</p>
          <Link href="/finance/chain">{t('nav.chain')}</Link>
        </Notice>
      )}
      <p className="text-sm text-ink-2">
        {lag === null
          ? t('lagUnknown')
          : t('lag', {
              blocks: formats.decimal(lag.toString()),
              latest: formats.decimal(latest ?? '0'),
            })}{' '}
        {seenAt === null ? null : t.rich('seen', { at: () => <When iso={seenAt} /> })}
      </p>
    </div>
  );
}
