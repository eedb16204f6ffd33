import { useTranslations } from 'next-intl';
import { useFormats } from './formats.ts';
import { readFigure, type Habit } from './typed-decimal.ts';

/**
 * Says how to write a typed figure that could be read as two; undefined where its digits are not the trouble, so that the
 * form says what it wants instead.
 */
export function useFigureSentence(): (text: string, habit?: Habit) => string | undefined {
  const t = useTranslations('ui.typed');
  const formats = useFormats();
  return (text, habit = formats.language) => {
    const reading = readFigure(text, habit);
    if (reading.state === 'unclear') {
      const [whole, parted] = reading.either.map((plain) => formats.entry(plain));
      return t('unclear', { text: text.trim(), whole: whole ?? '', parted: parted ?? '' });
    }
    return reading.state === 'mark' ? t('mark', { example: formats.entry(reading.plain) }) : undefined;
  };
}
