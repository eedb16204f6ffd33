import type { Order } from '@topsteel/domain/api';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { When } from '../../ui/when.tsx';
import { texts } from './texts.ts';

/** How the money of an order came where it is, step by step. */
export function SettlementSteps({ steps }: Pick<Order, 'steps'>) {
  const words = texts.steps;
  if (steps.length === 0) return null;
  const hasCauses = steps.some(({ cause }) => words.causes[cause] !== '');
  return (
    <section aria-labelledby="steps">
      <h2 id="steps" className="mb-2">
        {words.heading}
      </h2>
      <LedgerTable
        caption={words.caption}
        columns={[words.state, words.when, ...(hasCauses ? [words.why] : [])]}
      >
        <tbody>
          {steps.map((step, index) => (
            <tr key={index}>
              <th scope="row">{words.names[step.state]}</th>
              <td>
                <When iso={step.at} />
              </td>
              {hasCauses ? <td>{words.causes[step.cause] ?? step.cause}</td> : null}
            </tr>
          ))}
        </tbody>
      </LedgerTable>
    </section>
  );
}
