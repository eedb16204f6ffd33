import { useTranslations } from 'next-intl';
import type { PayoutBatch } from '@topsteel/domain/api';
import { When } from '../../ui/when.tsx';

/** The two people of a batch: who proposed it, and who decided on it or that nobody has. */
export function FourEyes({ batch }: { batch: PayoutBatch }) {
  const t = useTranslations('payout.batch');
  const { proposedBy, proposedAt, decidedBy, decidedAt, note } = batch;
  return (
    <section aria-labelledby="eyes" className="panel grid gap-1">
      <h2 id="eyes">{t('eyes')}</h2>
      <p>{t.rich('proposed', { name: proposedBy.name, at: () => <When iso={proposedAt} /> })}</p>
      <p>
        {decidedBy === null || decidedAt === null
          ? t('open')
          : t.rich('decided', { name: decidedBy.name, at: () => <When iso={decidedAt} /> })}
      </p>
      {note === null ? null : <blockquote className="border-l-4 border-control pl-3">{note}</blockquote>}
    </section>
  );
}
