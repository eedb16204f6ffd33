import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';
import type { WrongEntry } from './read-rule.ts';

/** Says what to do about an entry that cannot be read. */
export function useWrongSentence(): (wrong: WrongEntry) => string {
  const t = useTranslations('commission');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  return ({ kind, text }) => {
    if (kind !== 'figure') return t(`wrong.${kind}`);
    const examples = { rate: formats.entry('0.8'), amount: formats.entry('25.50') };
    return figureSentence(text) ?? t('form.wrongNumber', examples);
  };
}
