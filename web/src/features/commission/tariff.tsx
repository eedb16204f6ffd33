import { useTranslations } from 'next-intl';
import type { CommissionRuleView } from '@topsteel/domain/api';
import { useFormats } from '../../ui/formats.ts';
import { Money } from '../../ui/money.tsx';

/** A tariff in words: its components, its minimum and its maximum. */
export function Tariff({ tariff }: { tariff: CommissionRuleView['tariff'] }) {
  const formats = useFormats();
  const t = useTranslations('commission');
  return (
    <ul>
      {tariff.components.map((component) => (
        <li key={component.name}>
          {component.name}: {formats.percentOfBps(component.bps)}&nbsp;%
          {component.fixedMinor === '0' ? null : (
            <>
              {' + '}
              <Money minor={component.fixedMinor} /> {t('perOrder')}
            </>
          )}
          <Bounds bounds={component} />
        </li>
      ))}
      {tariff.minimumMinor === null && tariff.maximumMinor === null ? null : (
        <li>
          <Bounds bounds={tariff} />
        </li>
      )}
    </ul>
  );
}

function Bounds({ bounds }: { bounds: { minimumMinor: string | null; maximumMinor: string | null } }) {
  const t = useTranslations('commission');
  const { minimumMinor, maximumMinor } = bounds;
  return (
    <>
      {minimumMinor === null ? null : (
        <>
          {' '}
          {t('atLeast')} <Money minor={minimumMinor} />
        </>
      )}
      {maximumMinor === null ? null : (
        <>
          {' '}
          {t('atMost')} <Money minor={maximumMinor} />
        </>
      )}
    </>
  );
}
