import type { CommissionExplanation } from '@topsteel/domain/api';
import type { Currency } from '@topsteel/domain/units';
import { LedgerTable } from '../../ui/ledger-table.tsx';
import { Money } from '../../ui/money.tsx';
import { texts } from './texts.ts';

const words = texts.explain;

/** Why an order costs its seller what it does, to the last minor unit, and what became of the money. */
export function Explanation({ explanation }: { explanation: CommissionExplanation }) {
  const { rule, why, vat, passedOver, distributed } = explanation;
  const currency = explanation.currency as Currency;
  const rows: [string, string][] = [
    ...explanation.parts.map(({ name, amountMinor }): [string, string] => [name, amountMinor]),
    ...(explanation.adjustmentMinor === '0'
      ? []
      : [[words.adjustment, explanation.adjustmentMinor] satisfies [string, string]]),
  ];
  return (
    <section aria-labelledby="commission" className="grid gap-3">
      <h2 id="commission">{words.heading}</h2>
      <p>
        <strong>{rule.name}</strong>, {texts.version(rule.version)}. {why} {vat.sentence}
      </p>
      <table className="ledger">
        <caption>{words.caption}</caption>
        <tbody>
          <tr>
            <th scope="row">{words.total}</th>
            <td className="num">
              <Money minor={explanation.totalMinor} currency={currency} bare />
            </td>
          </tr>
          {rows.map(([name, minor]) => (
            <tr key={name}>
              <th scope="row" className="pl-6 font-normal">
                {name}
              </th>
              <td className="num">
                <Money minor={minor} currency={currency} bare />
              </td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.commission}</th>
            <td className="num">
              <Money minor={explanation.commissionMinor} currency={currency} bare />
            </td>
          </tr>
          <tr>
            <th scope="row">{words.vat}</th>
            <td className="num">
              <Money minor={explanation.vatMinor} currency={currency} bare />
            </td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{words.net}</th>
            <td className="num">
              <Money minor={explanation.netMinor} currency={currency} bare />
            </td>
          </tr>
        </tfoot>
      </table>
      {passedOver.length === 0 ? null : (
        <details>
          <summary>{words.passedOver}</summary>
          <ul className="mt-1 list-disc pl-5">
            {passedOver.map((other) => (
              <li key={other.name}>
                {other.name}: {other.why}
              </li>
            ))}
          </ul>
        </details>
      )}
      {distributed.length === 0 ? null : <Distributed rows={distributed} />}
    </section>
  );
}

function Distributed({ rows }: { rows: CommissionExplanation['distributed'] }) {
  return (
    <LedgerTable
      caption={`${words.distributed}. ${words.distributedCaption}`}
      columns={[
        words.currency,
        { figure: words.captured },
        { figure: words.takenBack },
        { figure: words.commission },
        { figure: words.vat },
        { figure: words.net },
        { figure: words.allocated },
      ]}
    >
      <tbody>
        {rows.map((row) => (
          <tr key={row.currency}>
            <th scope="row">{row.currency}</th>
            {[
              row.capturedMinor,
              row.takenBackMinor,
              row.commissionMinor,
              row.vatMinor,
              row.netMinor,
              row.allocatedMinor,
            ].map((minor, column) => (
              <td key={column} className="num">
                <Money minor={minor} currency={row.currency as Currency} bare />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  );
}
