import { useTranslations } from 'next-intl';
import { Co2e } from './co2e.tsx';
import { useFormats } from './formats.ts';

/** Whose word a carbon figure is. */
export type CarbonWord = 'verified' | 'declared' | 'default';

type CarbonProps = {
  /** Grams of CO2e per kilogram of steel as bigint or decimal string; never a number. */
  gramsCo2ePerKg: bigint | string;
  word: CarbonWord;
  /** Leave the unit out where a column head already names it. */
  bare?: boolean;
};

/** Carbon per tonne of steel, with whose word it is: a letter to scan by, and the word. */
export function Carbon({ gramsCo2ePerKg, word, bare = false }: CarbonProps) {
  const formats = useFormats();
  return (
    <span className="whitespace-nowrap">
      {formats.carbon(gramsCo2ePerKg)}
      {bare ? null : (
        <>
          {'\u00a0'}t <Co2e />
          /t
        </>
      )}{' '}
      <CarbonWordTag word={word} />
    </span>
  );
}

/** Whose word a figure is. */
export function CarbonWordTag({ word }: { word: CarbonWord }) {
  const t = useTranslations('ui.carbon');
  return (
    <span className={`text-sm ${word === 'verified' ? 'text-carbon' : 'text-ink-2'}`}>
      <span
        aria-hidden="true"
        className={`mr-1 inline-block rounded-sm px-1 font-mono font-semibold ${
          word === 'verified' ? 'bg-carbon-soft' : 'bg-unknown-soft'
        }`}
      >
        {t(`letter.${word}`)}
      </span>
      {t(`word.${word}`)}
    </span>
  );
}
