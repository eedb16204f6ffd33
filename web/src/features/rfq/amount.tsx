import { useTranslations } from 'next-intl';
import type { NeedUnit } from '@topsteel/domain/sourcing';
import { formatScaled } from '@topsteel/domain/units';
import { useFormats } from '../../ui/formats.ts';

/** An amount in the unit that it was asked for: `20 t`, `8 pieces`. */
export function Amount({ milli, unit }: { milli: string; unit: NeedUnit }) {
  const t = useTranslations('rfq.amounts');
  const formats = useFormats();
  const amount = formats.decimal(formatScaled(BigInt(milli), 3));
  return <span className="whitespace-nowrap">{t(unit, { amount, count: milli === '1000' ? 1 : 2 })}</span>;
}
