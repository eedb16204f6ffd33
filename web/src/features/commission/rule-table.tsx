import type { CommissionRuleView } from '@topsteel/domain/api';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Tone } from '../../ui/icon.tsx';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { percentOfBps } from '../../ui/percent.ts';
import { Tag } from '../../ui/tag.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

const tones: Record<CommissionRuleView['state'], Tone> = {
  'in-force': 'good',
  coming: 'info',
  past: 'unknown',
};

/** Every version of every rule. */
export function RuleTable({ rules }: { rules: readonly CommissionRuleView[] }) {
  if (rules.length === 0) return <EmptyState title={texts.empty}>{texts.emptyHint}</EmptyState>;
  return (
    <LedgerTable
      caption={texts.caption}
      columns={[
        texts.rule,
        { figure: texts.priority },
        texts.applies,
        texts.tariff,
        texts.valid,
        texts.state,
      ]}
    >
      <tbody>
        {rules.map((rule) => (
          <tr key={rule.id}>
            <th scope="row">
              {rule.name}
              <div className="text-ink-2">{texts.version(rule.version)}</div>
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
                  texts.noEnd
                ) : (
                  <>
                    {texts.until} <When iso={rule.validUntil} />
                  </>
                )}
              </div>
            </td>
            <td>
              <Tag tone={tones[rule.state]}>{texts.states[rule.state]}</Tag>
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}

function Conditions({ rule }: { rule: CommissionRuleView }) {
  const { sellerName, buyerName, category, offerId, turnoverFromMinor, turnoverBelowMinor } = rule;
  const words = [sellerName, buyerName, category, offerId].filter((word) => word !== null);
  if (words.length === 0 && turnoverFromMinor === null && turnoverBelowMinor === null) return texts.everySale;
  return (
    <ul>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
      {turnoverFromMinor === null ? null : (
        <li>
          {texts.turnoverFrom} <Money minor={turnoverFromMinor} />
        </li>
      )}
      {turnoverBelowMinor === null ? null : (
        <li>
          {texts.turnoverBelow} <Money minor={turnoverBelowMinor} />
        </li>
      )}
    </ul>
  );
}

/** A tariff in words: its components, its minimum and its maximum. */
export function Tariff({ tariff }: { tariff: CommissionRuleView['tariff'] }) {
  return (
    <ul>
      {tariff.components.map((component) => (
        <li key={component.name}>
          {component.name}: {percentOfBps(component.bps)} %
          {component.fixedMinor === '0' ? null : (
            <>
              {' + '}
              <Money minor={component.fixedMinor} /> {texts.perOrder}
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
  const { minimumMinor, maximumMinor } = bounds;
  return (
    <>
      {minimumMinor === null ? null : (
        <>
          {' '}
          {texts.atLeast} <Money minor={minimumMinor} />
        </>
      )}
      {maximumMinor === null ? null : (
        <>
          {' '}
          {texts.atMost} <Money minor={maximumMinor} />
        </>
      )}
    </>
  );
}
