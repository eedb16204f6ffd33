import { getTranslations } from 'next-intl/server';
import { priceRulePage, type PriceRuleView } from '@topsteel/domain/api';
import { read } from '../../backend/read.ts';
import { CutNote } from '../../ui/cut-note.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Formats } from '../../ui/formats.ts';
import { getFormats } from '../../ui/get-formats.ts';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemNotice } from '../../ui/problem-notice.tsx';
import { Tag } from '../../ui/tag.tsx';
import { EndButton } from './end-button.tsx';
import { NewRule } from './new-rule.tsx';
import { STATE_TONES, steelFamily } from './price-words.ts';
import { readCustomers } from './read-customers.ts';

/** Promotions and surcharges that hold for many, the newest first, and the form for another. */
export async function PriceRules({ cursor }: { cursor: string | undefined }) {
  const query = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
  const [answer, customers, t, formats] = await Promise.all([
    read(`/v2/price-rules?limit=50${query}`, priceRulePage),
    readCustomers(),
    getTranslations('priceList'),
    getFormats(),
  ]);
  if (!answer.ok) return <ProblemNotice problem={answer.problem} />;
  const own = answer.value.items.filter(({ whose }) => whose === 'own');
  const scopeOf = (rule: PriceRuleView): string => {
    const family = steelFamily(rule.family);
    const parts = [
      family === undefined ? (rule.family ?? '') : t(`families.${family}`),
      rule.gradeKey ?? '',
      rule.customerGroup?.name ?? '',
      rule.fromGrams === null ? '' : t('fromTonnes', { mass: formats.mass(rule.fromGrams, 't') }),
      rule.belowGrams === null ? '' : t('belowTonnes', { mass: formats.mass(rule.belowGrams, 't') }),
    ].filter((part) => part !== '');
    return parts.length === 0 ? t('everything') : parts.join(', ');
  };
  return (
    <div className="grid gap-8">
      {own.length === 0 ? (
        <EmptyState title={t('noRules')}>{t('noRulesHint')}</EmptyState>
      ) : (
        <div>
          <LedgerTable
            caption={t('rulesCaption')}
            tools="vendor-price-rules"
            columns={[t('name'), t('what'), { figure: t('effect') }, t('state'), { hidden: t('act') }]}
          >
            <tbody>
              {own.map((rule) => (
                <tr key={rule.id}>
                  <th scope="row" className="font-semibold">
                    {rule.name}
                  </th>
                  <td>{scopeOf(rule)}</td>
                  <td className="num">{effectText(rule, formats, t('perTonne'), t('perLine'))}</td>
                  <td>
                    <Tag tone={STATE_TONES[rule.state]}>{t(`states.${rule.state}`)}</Tag>
                  </td>
                  <td>
                    {rule.state === 'past' ? null : (
                      <EndButton path={`/v2/price-rules/${rule.id}/end`} name={rule.name} />
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </LedgerTable>
          <Pager base="/vendor/prices?view=rules" cursor={cursor} next={answer.value.nextCursor} />
        </div>
      )}
      <section aria-labelledby="new-rule" className="grid gap-3">
        <h2 id="new-rule">{t('newRule')}</h2>
        <CutNote of={customers.from.groups} />
        <NewRule groups={customers.groups} />
      </section>
    </div>
  );
}

function effectText({ effect }: PriceRuleView, formats: Formats, perTonne: string, perLine: string): string {
  if (effect.kind === 'price-bps') {
    return `${effect.changeBps > 0 ? '+' : ''}${formats.percentOfBps(effect.changeBps)} %`;
  }
  const amount = formats.money(effect.amountMinor, effect.currency);
  return `+${amount} ${effect.kind === 'per-tonne' ? perTonne : perLine}`;
}
