import type { GenealogyAnswer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { Notice } from '../../ui/notice.tsx';

/** The first thing to know of a lot that a recall concerns. */
export function RecallState({ answer }: { answer: GenealogyAnswer }) {
  const t = useTranslations('genealogy');
  const formats = useFormats();
  const root = answer.lots.find((lot) => lot.lotId === answer.lotId);
  if (!root) return null;
  if (root.recall !== null) {
    const { at, reason } = root.recall;
    return (
      <Notice tone="bad">
        {t('recalledSelf', { day: formats.day(at), reason: t('reason', { reason: String(reason) }) })}
      </Notice>
    );
  }
  if (root.recalledAncestors.length === 0) return null;
  const codes = root.recalledAncestors.map(
    (lotId) => answer.lots.find((lot) => lot.lotId === lotId)?.lotCode ?? lotId,
  );
  return <Notice tone="bad">{t('recalledBehind', { codes: formats.list(codes) })}</Notice>;
}
