import type { GenealogyAnswer } from '@topsteel/domain/api';
import { dateText } from '../../ui/date-text.ts';
import { Notice } from '../../ui/notice.tsx';
import { texts } from './texts.ts';

/** The first thing to know of a lot that a recall concerns. */
export function RecallState({ answer }: { answer: GenealogyAnswer }) {
  const root = answer.lots.find((lot) => lot.lotId === answer.lotId);
  if (!root) return null;
  if (root.recall !== null) {
    const reason = texts.reasons[root.recall.reason] ?? '';
    return <Notice tone="bad">{texts.recalledSelf(dateText(root.recall.at), reason)}</Notice>;
  }
  if (root.recalledAncestors.length === 0) return null;
  const codes = root.recalledAncestors.map(
    (lotId) => answer.lots.find((lot) => lot.lotId === lotId)?.lotCode ?? lotId,
  );
  return <Notice tone="bad">{texts.recalledBehind(codes.join(', '))}</Notice>;
}
