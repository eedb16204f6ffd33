import { useTranslations } from 'next-intl';
import type { DeviationView } from '@topsteel/domain/api';
import { productFamilies, type ProductFamily } from '@topsteel/domain/product';
import { formatScaled } from '@topsteel/domain/units';
import { flooredToKilograms } from '../../ui/floored-mass.ts';
import { useFormats } from '../../ui/formats.ts';
import { Tag } from '../../ui/tag.tsx';

const familyOf = (text: string | null): ProductFamily =>
  productFamilies.find((one) => one === text) ?? 'section';

/** In what a quoted row falls short of what was asked, each in words. */
export function Deviations({ found }: { found: readonly DeviationView[] }) {
  const t = useTranslations('rfq.deviation');
  const families = useTranslations('steel.family');
  const formats = useFormats();
  if (found.length === 0) return <Tag tone="good">{t('none')}</Tag>;
  const milli = (text: string | null) => formats.decimal(formatScaled(BigInt(text ?? '0'), 3));
  const words = ({ code, asked, quoted, days }: DeviationView): string => {
    switch (code) {
      case 'later':
        return t('later', { days: days ?? 0 });
      case 'other-grade':
        return t('instead', { quoted: quoted ?? '', asked: asked ?? '' });
      case 'lesser-certificate':
        return quoted === null
          ? t('noCertificate', { asked: asked ?? '' })
          : t('lesserCertificate', { quoted, asked: asked ?? '' });
      case 'carbon-over':
        return t('carbonOver', {
          quoted: formats.decimal(quoted ?? '0'),
          asked: formats.decimal(asked ?? '0'),
        });
      case 'carbon-not-stated':
        return t('carbonNotStated');
      case 'short':
        return t('short', { quoted: milli(quoted), asked: milli(asked) });
      case 'lot-closed':
        return t('lotClosed');
      case 'other-family':
        return t('instead', { quoted: families(familyOf(quoted)), asked: families(familyOf(asked)) });
      case 'other-norm':
        return quoted === null
          ? t('normNotStated', { asked: asked ?? '' })
          : t('instead', { quoted, asked: asked ?? '' });
      case 'other-size':
        return t('instead', { quoted: quoted ?? '', asked: asked ?? '' });
      case 'size-unknown':
        return t('sizeUnknown', { quoted: quoted === '' ? '–' : (quoted ?? '–'), asked: asked ?? '' });
      case 'lot-short':
        return t('lotShort', {
          left: formats.mass(flooredToKilograms(BigInt(quoted ?? '0')), 't'),
          needed: formats.mass(asked ?? '0', 't'),
        });
    }
  };
  return (
    <ul className="grid max-w-64 gap-1">
      {found.map((one) => (
        <li
          key={one.code}
          className="border-l-4 border-attention bg-attention-soft px-2 py-0.5 text-sm font-semibold text-attention"
        >
          {words(one)}
        </li>
      ))}
    </ul>
  );
}
