import { useTranslations } from 'next-intl';
import type { CommissionRuleView } from '@topsteel/domain/api';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { EndRule } from './end-rule.tsx';
import { FORMS } from './forms.ts';
import { OverlapList } from './overlap-list.tsx';
import { Tariff } from './tariff.tsx';

const tones: Record<CommissionRuleView['state'], Tone> = {
  'in-force': 'good',
  coming: 'info',
  past: 'unknown',
};

type RuleTableProps = {
  rules: readonly CommissionRuleView[];
  firstDay: string;
  /** Whoever reads may also end rules. */
  mayEnd: boolean;
};

/** Versions of rules: for which sales, what they cost, when they decide, and what they meet. */
export function RuleTable({ rules, firstDay, mayEnd }: RuleTableProps) {
  const t = useTranslations('commission');
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
                <Until rule={rule} />
              </div>
            </td>
            <td>
              <Tag tone={tones[rule.state]}>{t(`states.${rule.state}`)}</Tag>
              {rule.overlaps.length === 0 ? null : <OverlapList overlaps={rule.overlaps} />}
              {mayEnd && rule.mayEnd ? <EndRule rule={rule} firstDay={firstDay} /> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

/** Until when it decides; a version that only ends its rule says so. */
function Until({ rule: { isEnd, decidesUntil } }: { rule: CommissionRuleView }) {
  const t = useTranslations('commission');
  if (isEnd) return t('isEnd');
  if (decidesUntil === null) return t('noEnd');
  return (
    <>
      {t('until')} <When iso={decidesUntil} />
    </>
  );
}

function Conditions({ rule }: { rule: CommissionRuleView }) {
  const t = useTranslations('commission');
  const { sellerName, buyerName, category, offerId, offerTitle, turnoverFromMinor, turnoverBelowMinor } =
    rule;
  const form = FORMS.find((one) => one === category);
  const words = [
    sellerName,
    buyerName,
    form === undefined ? category : t(`form.forms.${form}`),
    offerTitle ?? offerId,
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
