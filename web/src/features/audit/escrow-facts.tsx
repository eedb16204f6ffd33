import { useTranslations } from 'next-intl';
import type { EscrowAudit } from '@topsteel/domain/api';
import { Fact, Facts } from '../../ui/facts.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Hash } from '../../ui/hash.tsx';
import { Money } from '../../ui/money.tsx';

/** What was read, so that anybody can read it again. */
export function EscrowFacts({ audit }: { audit: EscrowAudit }) {
  const t = useTranslations('audit');
  const formats = useFormats();
  return (
    <section aria-labelledby="read" className="grid gap-2">
      <h2 id="read">{t('contracts')}</h2>
      <Facts>
        <Fact name={t('open')}>
          <Money minor={audit.openMinor} full />
        </Fact>
        <Fact name={t('credits')}>
          <Money minor={audit.creditsMinor} full />
        </Fact>
        <Fact name={t('escrow')}>
          <Hash value={audit.escrow} label={t('escrow')} full />
        </Fact>
        <Fact name={t('token')}>
          <Hash value={audit.token.address} label={t('token')} full />
        </Fact>
        <Fact name={t('blockHash')}>
          <Hash value={audit.block.hash} label={t('blockHash')} />
        </Fact>
        <Fact name={t('compared')}>
          {audit.compared.since === null
            ? t('comparedAll', { known: formats.decimal(String(audit.compared.known)) })
            : t('comparedSince', {
                asked: formats.decimal(String(audit.compared.asked)),
                known: formats.decimal(String(audit.compared.known)),
                since: formats.decimal(audit.compared.since),
              })}
        </Fact>
        <Fact name={t('books')}>
          {audit.ledger.isIntact
            ? t('intact', { entries: formats.decimal(audit.ledger.sequence) })
            : t('broken')}
        </Fact>
      </Facts>
    </section>
  );
}
