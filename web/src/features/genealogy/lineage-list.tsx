import type { GenealogyAnswer, GenealogyLotAnswer } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { Link } from '../../ui/link.tsx';
import { Mass } from '../../ui/mass.tsx';

/** The same as the drawing: each heat with what was made of it nested below. A lot of several origins stands once. */
export function LineageList({ answer }: { answer: GenealogyAnswer }) {
  const origins = answer.lots.filter(
    (lot) => lot.madeBy === null || !answer.transformations.some((act) => act.id === lot.madeBy),
  );
  const seen = new Set<string>();
  return (
    <ul className="grid gap-1">
      {origins.map((lot) => (
        <Branch key={lot.lotId} lot={lot} answer={answer} seen={seen} />
      ))}
    </ul>
  );
}

function Branch({
  lot,
  answer,
  seen,
}: {
  lot: GenealogyLotAnswer;
  answer: GenealogyAnswer;
  seen: Set<string>;
}) {
  const t = useTranslations('genealogy.drawing');
  const isAgain = seen.has(lot.lotId);
  seen.add(lot.lotId);
  const children = isAgain ? [] : childrenOf(lot, answer);
  return (
    <li>
      <Link href={`/genealogy/${lot.lotCode}`} prefetch={false} className="font-mono">
        {lot.lotCode}
      </Link>{' '}
      <Mass grams={lot.massGrams} />
      {lot.heatNumber === null ? null : `, ${t('heat', { number: lot.heatNumber })}`}
      {`, ${lot.maker.name ?? t('unknownMaker')}`}
      {lot.lotId === answer.lotId ? <b>{` (${t('thisLot')})`}</b> : null}
      {lot.recall === null ? null : <b className="text-bad">{`, ${t('recalled')}`}</b>}
      {isAgain ? <span className="text-ink-2">{` (${t('again')})`}</span> : null}
      {children.length === 0 ? null : (
        <ul className="mt-1 grid gap-1 border-l border-rule pl-4">
          {children.map((child) => (
            <Branch key={child.lotId} lot={child} answer={answer} seen={seen} />
          ))}
        </ul>
      )}
    </li>
  );
}

function childrenOf({ lotId }: GenealogyLotAnswer, { lots, transformations }: GenealogyAnswer) {
  const acts = transformations.filter((act) => act.inputs.some((input) => input.lotId === lotId));
  const made = new Set(acts.flatMap((act) => act.outputs.map((output) => output.lotId)));
  return lots.filter((lot) => made.has(lot.lotId));
}
