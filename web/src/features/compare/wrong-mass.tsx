import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';
import { useFigureSentence } from '../../ui/use-figure-sentence.ts';

/** Why the typed mass was not taken, and which one stands instead. */
export function WrongMass({ text, massGrams }: { text: string; massGrams: bigint }) {
  const t = useTranslations('compare');
  const formats = useFormats();
  const figureSentence = useFigureSentence();
  return (
    <p id="mass-wrong" role="alert" className="mb-4 text-sm font-semibold text-bad">
      {figureSentence(text) ?? t('wrongMass')} {t('massStays', { mass: formats.mass(massGrams, 't') })}
    </p>
  );
}
