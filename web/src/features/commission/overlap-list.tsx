import { useTranslations } from 'next-intl';
import type { CommissionRuleView } from '@topsteel/domain/api';

/** Rules of the same priority that hold for some of the same sales, and which of the two decides there. */
export function OverlapList({ overlaps }: Pick<CommissionRuleView, 'overlaps'>) {
  const t = useTranslations('commission.overlap');
  return (
    <ul className="list-disc pl-5">
      {overlaps.map(({ key, name, decides, because }) => (
        <li key={key}>
          {t(decides ? 'wins' : 'yields', { name })} {t(`because.${because}`)}
        </li>
      ))}
    </ul>
  );
}
