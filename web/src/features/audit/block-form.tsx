import { useLocale, useTranslations } from 'next-intl';
import { TextField } from '../../ui/text-field.tsx';

/** Chooses the block at which chain, contract, subgraph and ledger are compared. */
export function BlockForm({ block }: { block: string }) {
  const t = useTranslations('auditRecord.page');
  const locale = useLocale();
  return (
    <form method="get" action={`/${locale}/audit`} className="flex flex-wrap items-end gap-3">
      <TextField
        name="block"
        label={t('atBlock')}
        hint={t('atBlockHint')}
        defaultValue={block}
        isRequired={false}
        isNumeric
      />
      <button className="button button-quiet">{t('atBlockGo')}</button>
    </form>
  );
}
