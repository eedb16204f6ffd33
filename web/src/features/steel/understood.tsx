import { useTranslations } from 'next-intl';
import type { SearchAnswer } from '@topsteel/domain/api';
import { formatScaled } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';

/** What the search made of the words: corrections, what it left out, and what not every row answers. */
export function Understood({ understood }: { understood: SearchAnswer['understood'] }) {
  const t = useTranslations('steel.list');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const { parts, ignored, relaxed, quantity, unclear } = understood;
  const corrected = parts.filter((part) => part.correctedFrom !== null);
  const amount =
    quantity === null
      ? ''
      : `${formats.decimal(formatScaled(BigInt(quantity.amountMilli), 3))}\u00a0${formats.basis(quantity.unit)}`;
  const lines = [
    ...(unclear === null ? [] : [figureSentence(unclear) ?? t('amountUnclear', { text: unclear })]),
    ...corrected.map((part) => t('corrected', { shown: part.text, typed: part.correctedFrom ?? '' })),
    ...(ignored.length === 0 ? [] : [t('ignored', { words: formats.list(ignored) })]),
    ...(relaxed.length === 0 ? [] : [t('relaxed', { parts: formats.list(relaxed) })]),
  ];
  const isCounted = quantity !== null && (quantity.unit === 'piece' || quantity.unit === 'metre');
  return (
    <>
      {quantity === null ? null : (
        <p className="mb-3 text-sm text-ink-2">
          {isCounted ? t('wanted', { amount }) : t('wantedMass', { amount })}
        </p>
      )}
      {lines.length === 0 ? null : <Lines lines={lines} />}
    </>
  );
}

function Lines({ lines }: { lines: readonly string[] }) {
  return (
    <ul className="mb-3 border-l-4 border-attention bg-attention-soft p-2 text-sm">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
