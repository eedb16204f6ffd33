import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import type { LotTerms, Wrong } from './lot-order.ts';

/** Why this much cannot be ordered, and what can. */
export function WrongSentence({ wrong, terms }: { wrong: Wrong; terms: LotTerms }) {
  const t = useTranslations('buyBox.wrong');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  const tonnes = (grams: bigint): string => formats.mass(grams, 't');
  const min = tonnes(terms.minGrams);
  return (
    <p id="amount-wrong" role="alert" className="text-sm font-semibold text-bad">
      {wrong.code === 'least'
        ? t('least', { min })
        : wrong.code === 'most'
          ? t('most', { max: tonnes(terms.availableGrams), need: tonnes(wrong.needGrams) })
          : wrong.code === 'step'
            ? t('step', { step: tonnes(terms.stepGrams), min, near: tonnes(wrong.nearGrams) })
            : wrong.code === 'unclear'
              ? figureSentence(wrong.text)
              : t(wrong.code)}
    </p>
  );
}
