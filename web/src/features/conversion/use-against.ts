import { useTranslations } from 'next-intl';
import type { ConversionView } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';

/** Says how a conversion compares with the feed: "1.07 % worse". */
export function useAgainst(): (one: Pick<ConversionView, 'againstBps'>) => string {
  const t = useTranslations('conversion.against');
  const formats = useFormats();
  return ({ againstBps }) => {
    if (againstBps === null) return t('none');
    if (againstBps === '0') return t('equal');
    const percent = formats.percentOfBps(Math.abs(Number(againstBps)));
    return t(againstBps.startsWith('-') ? 'worse' : 'better', { percent });
  };
}
