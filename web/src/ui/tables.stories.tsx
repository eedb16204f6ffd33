import type { Meta, StoryObj } from '@storybook/react-vite';
import { Carbon } from './carbon.tsx';
import { EmptyState } from './empty-state.tsx';
import { Heat } from './heat.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { Mass } from './mass.tsx';
import { Money } from './money.tsx';
import { MoreLink } from './more-link.tsx';
import { NoResults } from './no-results.tsx';
import { Pager } from './pager.tsx';
import { BulkBar, SelectAll, SelectBox, Selection } from './selection.tsx';
import { Shortcuts } from './shortcuts.tsx';
import { PageSkeleton, Skeleton } from './skeleton.tsx';
import { Tag } from './tag.tsx';

export default { title: 'Tables' } satisfies Meta;
type Story = StoryObj;

const rows = [
  { lot: 'HYF9X', heat: 'L650466', grams: 28_340_000n, minor: 63_175n, carbon: 390n, word: 'declared' },
  { lot: 'Q3WP5', heat: 'F26-42301', grams: 10_548_500n, minor: 102_087n, carbon: 2290n, word: 'verified' },
  { lot: '1DKMT', heat: 'O0-42230', grams: 47_048_000n, minor: 90_200n, carbon: 455n, word: 'default' },
] as const;

const Rows = ({ isTicked = false }) => (
  <tbody>
    {rows.map(({ lot, heat, grams, minor, carbon, word }) => (
      <tr key={lot}>
        {isTicked ? (
          <td>
            <SelectBox id={lot} label={lot} />
          </td>
        ) : null}
        <th scope="row">{lot}</th>
        <td>
          <Heat number={heat} href={`/steel?q=${heat}`} />
        </td>
        <td className="num">
          <Mass grams={grams} bare />
        </td>
        <td className="num">
          <Money minor={minor} currency="EUR" bare />
        </td>
        <td className="num">
          <Carbon gramsCo2ePerKg={carbon} word={word} bare />
        </td>
      </tr>
    ))}
  </tbody>
);

const columns = [
  'Lot',
  { head: 'Heat', sort: { href: '/vendor/lots?sort=heat' } },
  { figure: 'Left', unit: 't' },
  { figure: 'Price', unit: 'EUR/t', sort: { href: '/vendor/lots?sort=-price', now: 'ascending' as const } },
  { figure: 'Carbon', unit: 't/t' },
];

export const Plain: Story = {
  render: () => (
    <LedgerTable caption="Lots on stock" columns={columns}>
      <Rows />
      <tfoot>
        <tr>
          <th scope="row">All</th>
          <td />
          <td className="num">
            <Mass grams={85_936_500n} bare />
          </td>
          <td />
          <td />
        </tr>
      </tfoot>
    </LedgerTable>
  ),
};

export const WithTools: Story = {
  render: () => (
    <LedgerTable caption="Lots with tools" columns={columns} tools="story-lots">
      <Rows />
    </LedgerTable>
  ),
};

const Offerable = () => (
  <Selection ids={rows.map(({ lot }) => lot)}>
    <LedgerTable caption="Lots to offer" columns={[{ head: <SelectAll /> }, ...columns]}>
      <Rows isTicked />
    </LedgerTable>
    <BulkBar>
      <button type="button" className="button button-small">
        Offer the lots
      </button>
    </BulkBar>
  </Selection>
);

export const WithSelection: Story = { render: () => <Offerable /> };

export const WithKeys: Story = {
  parameters: { isAlone: true },
  render: () => (
    <>
      <Offerable />
      <Shortcuts />
    </>
  ),
};

export const Long: Story = {
  render: () => (
    <LedgerTable
      caption="Entries of the month"
      columns={['Entry', 'State', { figure: 'Amount', unit: 'EUR' }]}
    >
      <tbody>
        {Array.from({ length: 30 }, (_, index) => (
          <tr key={index}>
            <th scope="row">E-{String(index + 1).padStart(4, '0')}</th>
            <td>
              <Tag tone="good">matched</Tag>
            </td>
            <td className="num">
              <Money minor={BigInt(index) * 1_999n} currency="EUR" bare />
            </td>
          </tr>
        ))}
      </tbody>
    </LedgerTable>
  ),
};

export const Empty: Story = {
  render: () => (
    <div className="grid gap-4">
      <EmptyState title="No lots yet">
        A lot is what you offer. Commission one under a certificate.
      </EmptyState>
      <NoResults title="No lot has this heat" clearHref="/vendor/lots" />
    </div>
  ),
};

export const Loading: Story = {
  render: () => (
    <div className="grid gap-8">
      <Skeleton rows={3} />
      <PageSkeleton rows={2} />
    </div>
  ),
};

export const Pages: Story = {
  render: () => (
    <div className="grid gap-4">
      <Pager base="/orders?status=paid" cursor="abc" next="def" shown={50} total={1_234} />
      <Pager base="/invoices" cursor="abc" next={null} shown={1} />
      <MoreLink base="/orders" cursor="def" />
    </div>
  ),
};
