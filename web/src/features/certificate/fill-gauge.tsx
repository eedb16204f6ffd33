import { useTranslations } from 'next-intl';
import type { Certificate } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';

const WIDTH = 160;

/** How much of a certified mass is in lots: one bar, and the same in words. */
export function FillGauge({ mass }: Pick<Certificate, 'mass'>) {
  const t = useTranslations('certificate.list');
  const formats = useFormats();
  const certified = BigInt(mass.certifiedGrams);
  const used = BigInt(mass.commissionedGrams);
  const filled = certified === 0n ? 0 : Number((used * BigInt(WIDTH)) / certified);
  return (
    <div className="grid gap-0.5">
      <svg viewBox={`0 0 ${WIDTH.toString()} 8`} width={WIDTH} height="8" aria-hidden="true">
        <rect width={WIDTH} height="8" className="fill-sunken stroke-control" />
        <rect width={filled} height="8" className="fill-brand" />
      </svg>
      <span className="text-sm whitespace-nowrap text-ink-2">
        {t('fillText', { used: formats.mass(used, 't'), certified: formats.mass(certified, 't') })}
      </span>
    </div>
  );
}
