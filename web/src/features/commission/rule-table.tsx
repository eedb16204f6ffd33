import { useTranslations } from 'next-intl';
import type { CommissionRuleView } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { FORMS } from './forms.ts';

const tones: Record<CommissionRuleView['state'], Tone> = {
  'in-force': 'good',
  coming: 'info',
  past: 'unknown',
};

/** Every version of every rule. */
export function RuleTable({ rules }: { rules: readonly CommissionRuleView[] }) {
  const t = useTranslations('commission');
  if (rules.length === 0) return <EmptyState title={t('empty')}>{t('emptyHint')}</EmptyState>;
  return (
    <LedgerTable
      caption={t('caption')}
      columns={[t('rule'), { figure: t('priority') }, t('applies'), t('tariff'), t('valid'), t('state')]}
    >
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <th scope="row">
              {rule.name}
              <div className="text-ink-2">{t('version', { version: rule.version })}</div>
            </th>
            <td className="num">{rule.priority}</td>
            <td>
              <Conditions rule={rule} />
            </td>
            <td>
              <Tariff tariff={rule.tariff} />
            </td>
            <td>
              <When iso={rule.validFrom} />
              <div className="text-ink-2">
                {rule.validUntil === null ? (
                  t('noEnd')
                ) : (
                  <>
                    {t('until')} <When iso={rule.validUntil} />
                  </>
                )}
              </div>
            </td>
            <td>
              <Tag tone={tones[rule.state]}>{t(`states.${rule.state}`)}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

function Conditions({ rule }: { rule: CommissionRuleView }) {
  const t = useTranslations('commission');
  const { sellerName, buyerName, category, offerId, turnoverFromMinor, turnoverBelowMinor } = rule;
  const form = FORMS.find((one) => one === category);
  const words = [
    sellerName,
    buyerName,
    form === undefined ? category : t(`form.forms.${form}`),
    offerId,
  ].filter((word) => word !== null);
  if (words.length === 0 && turnoverFromMinor === null && turnoverBelowMinor === null) return t('everySale');
  return (
    <ul>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
      {turnoverFromMinor === null ? null : (
        <li>
          {t('turnoverFrom')} <Money minor={turnoverFromMinor} />
        </li>
      )}
      {turnoverBelowMinor === null ? null : (
        <li>
          {t('turnoverBelow')} <Money minor={turnoverBelowMinor} />
        </li>
      )}
    </ul>
  );
}

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
