import { useTranslations } from 'next-intl';
import type { CommissionRuleView } from '@topsteel/domain/api';
import { Tabs } from '../../ui/tabs.tsx';

type State = CommissionRuleView['state'];
const STATES = ['in-force', 'coming', 'past'] as const satisfies readonly State[];

/** The state that an address names; undefined for all rules. */
export const ruleStateIn = (state: string | undefined): State | undefined =>
  STATES.find((one) => one === state);

/** The rules that decide now, later, not any more, and all of them. */
export function RuleViews({ state }: { state: State | undefined }) {
  const t = useTranslations('commission.views');
  const tabs = [undefined, ...STATES].map((one) => ({
    href: one === undefined ? '/finance/commission' : `/finance/commission?state=${one}`,
    name: t(one ?? 'all'),
    isHere: one === state,
  }));
  return <Tabs label={t('label')} tabs={tabs} />;
}
