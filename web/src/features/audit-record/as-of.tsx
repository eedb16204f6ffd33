import type { AuditAsOf } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';

/** Up to which block was read, and plainly whether the public index is behind or away. */
export function AsOf({ asOf }: { asOf: AuditAsOf }) {
  const t = useTranslations('auditRecord.page');
  const formats = useFormats();
  const { block, finalBlock, index } = asOf;
  return (
    <div className="grid gap-2">
      {block === null ? (
        <Notice tone="attention" live={false} title={t('notRead')} />
      ) : (
        <p className="text-sm text-ink-2">
          {t('asOf', { block: formats.decimal(block), final: formats.decimal(finalBlock ?? '0') })}
        </p>
      )}
      {index.block === null ? (
        <Notice tone="unknown" live={false} title={t('indexAway')} />
      ) : index.behind === null || BigInt(index.behind) < 3n ? null : (
        <Notice
          tone="attention"
          live={false}
          title={t('indexBehind', { blocks: formats.decimal(index.behind) })}
        />
      )}
    </div>
  );
}
