import { useTranslations } from 'next-intl';
import type { NamedLotView } from '@topsteel/domain/api';
import { flooredToKilograms } from '../../ui/floored-mass.ts';
import { Link } from '../../ui/link.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Tag } from '../../ui/tag.tsx';
import { Deviations } from './deviations.tsx';

/** The lot that an answer names: what it is, and in what it differs from what was asked for and quoted. */
export function LotBeside({ lot }: { lot: NamedLotView }) {
  const t = useTranslations('rfq.compare');
  const formats = useFormats();
  const { dimensions, product, grade } = lot;
  return (
    <div className="grid min-w-48 justify-items-start gap-1">
      <Link href={`/offers/${lot.offerId}`} prefetch={false} className="inline-block py-1">
        {t('lotNamed', { code: lot.lotCode, heat: lot.heatNumber })}
      </Link>
      <p className="text-ink-2">
        {t('lotFacts', {
          dimensions: dimensions === '' ? product : dimensions,
          grade,
          left: formats.mass(flooredToKilograms(BigInt(lot.availableGrams)), 't'),
        })}
      </p>
      {lot.deviations.length === 0 ? (
        <Tag tone="good">{t('lotAsAsked')}</Tag>
      ) : (
        <>
          <p className="font-semibold">{t('lotDiffers')}</p>
          <Deviations found={lot.deviations} />
        </>
      )}
    </div>
  );
}
