import type { TaxRule } from '@topsteel/domain/api';
import { useTranslations } from 'next-intl';
import { useFormats } from '../../ui/formats.ts';

/** Which VAT is charged, and who accounts for it. */
export function TaxText({ rule }: { rule: Pick<TaxRule, 'code' | 'ratePermille' | 'country'> }) {
  const t = useTranslations('checkout.tax');
  const formats = useFormats();
  if (rule.code !== 'domestic') return t(rule.code);
  if (rule.ratePermille === 0) return t('net');
  return t('domestic', {
    percent: formats.percentOfPermille(rule.ratePermille),
    country: formats.country(rule.country),
  });
}
