import { useTranslations } from 'next-intl';
import type { Order } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';

const CAUSES = ['reorged', 'reverted', 'returned', 'timed-out', 'failed', 'resumed'] as const;
const isCause = (cause: string): cause is (typeof CAUSES)[number] => CAUSES.some((each) => each === cause);

/** How the money of an order came where it is, step by step, under a heading of its own. */
export function SettlementSteps({ steps }: Pick<Order, 'steps'>) {
  const t = useTranslations('order.steps');
  if (steps.length === 0) return null;
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-2">
        {t('heading')}
      </h2>
      <StepTable steps={steps} />
    </section>
  );
}

/** The same as a table alone. */
export function StepTable({ steps }: Pick<Order, 'steps'>) {
  const t = useTranslations('order.steps');
  const hasCauses = steps.some(({ cause }) => isCause(cause));
  return (
    <LedgerTable caption={t('caption')} columns={[t('state'), t('when'), ...(hasCauses ? [t('why')] : [])]}>
      <tbody>
        {steps.map((step, index) => (
          <tr key={index}>
            <th scope="row">{t(`names.${step.state}`)}</th>
            <td>
              <When iso={step.at} />
            </td>
            {hasCauses ? <td>{isCause(step.cause) ? t(`causes.${step.cause}`) : null}</td> : null}
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
