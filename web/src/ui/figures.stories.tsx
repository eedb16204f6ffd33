import type { Meta, StoryObj } from '@storybook/react-vite';
import { Carbon } from './carbon.tsx';
import { Facts, Fact } from './facts.tsx';
import { Figure } from './figure.tsx';
import { Hash } from './hash.tsx';
import { Heat } from './heat.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { Mass } from './mass.tsx';
import { Money } from './money.tsx';
import { When } from './when.tsx';

export default { title: 'Figures' } satisfies Meta;
type Story = StoryObj;

export const Amounts: Story = {
  render: () => (
    <Facts>
      <Fact name="Money">
        <Money minor={1_842_000n} currency="EUR" /> · <Money minor="-358704" currency="EUR" /> ·{' '}
        <Money minor={1_984_400_000n} full />
      </Fact>
      <Fact name="Mass">
        <Mass grams={4_982_000n} /> · <Mass grams={4_982_000n} unit="kg" /> ·{' '}
        <Mass grams={25_367_500n} isFloored />
      </Fact>
      <Fact name="Carbon">
        <Carbon gramsCo2ePerKg={620n} word="verified" /> · <Carbon gramsCo2ePerKg="1850" word="declared" /> ·{' '}
        <Carbon gramsCo2ePerKg={2_210n} word="default" />
      </Fact>
      <Fact name="Heat">
        <Heat number="F26-O0442" />
      </Fact>
      <Fact name="Time">
        <When iso="2026-11-23T14:02:11Z" /> · <When iso="2026-11-23T14:02:11Z" dayOnly />
      </Fact>
      <Fact name="Hash">
        <Hash value={`0x${'5FbDB2315678afec'.repeat(4)}`} label="Hash" />
      </Fact>
      <Fact name="Whole hash">
        <Hash value={`0x${'5FbDB2315678afec'.repeat(4)}`} label="Hash" full />
      </Fact>
    </Facts>
  ),
};

const modules = [
  { name: 'A1', kilograms: 1_610n, width: 322 },
  { name: 'A2', kilograms: 90n, width: 18 },
  { name: 'A3', kilograms: 150n, width: 30 },
];

export const Picture: Story = {
  render: () => (
    <Figure
      caption="Nearly all carbon of this lot was emitted by its raw material (A1)."
      note="A1 1.610 + A2 0.090 + A3 0.150 = 1.850 t/t"
      table={
        <LedgerTable caption="Carbon by module" columns={['Module', { figure: 'Carbon', unit: 't/t' }]}>
          <tbody>
            {modules.map(({ name, kilograms }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num">
                  <Mass grams={kilograms * 1_000n} bare />
                </td>
              </tr>
            ))}
          </tbody>
        </LedgerTable>
      }
    >
      <svg viewBox="0 0 400 84" width="400" height="84" aria-hidden="true">
        {modules.map(({ name, width }, index) => (
          <g key={name} transform={`translate(0 ${String(index * 28)})`}>
            <text y="17" fontSize="14" fill="var(--ink)">
              {name}
            </text>
            <rect x="32" y="4" width={width} height="18" fill="var(--series-1)" />
          </g>
        ))}
      </svg>
    </Figure>
  ),
};
