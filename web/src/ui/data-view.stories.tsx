import type { Meta, StoryObj } from '@storybook/react-vite';
import type { AuditAsOf } from '@topsteel/domain/api';
import { problemOf } from '../backend/problem.ts';
import { AsOf } from '../features/audit-record/as-of.tsx';
import { EmptyState } from './empty-state.tsx';
import { LedgerTable } from './ledger-table.tsx';
import { Mass } from './mass.tsx';
import { NoResults } from './no-results.tsx';
import { ProblemNotice } from './problem-notice.tsx';
import { Refreshing } from './refreshing.tsx';
import { PageSkeleton, Skeleton } from './skeleton.tsx';

/**
 * The states that every view of data has. The ninth, offline, is of the verification page alone, which keeps its last
 * answers: `features/verify` draws it without a framework.
 */
export default { title: 'Data view' } satisfies Meta;
type Story = StoryObj;

const Lots = ({ caption }: { caption: string }) => (
  <LedgerTable caption={caption} columns={['Lot', { figure: 'Left', unit: 't' }]}>
    <tbody>
      <tr>
        <th scope="row">HYF9X</th>
        <td className="num">
          <Mass grams={28_340_000n} bare />
        </td>
      </tr>
    </tbody>
  </LedgerTable>
);

export const FirstLoad: Story = {
  render: () => (
    <>
      <PageSkeleton rows={2} />
      <Skeleton rows={3} label="Loading the lots" />
    </>
  ),
};

export const RefreshingView: Story = {
  render: () => (
    <Refreshing isBusy>
      <Lots caption="Lots while they are asked for again" />
    </Refreshing>
  ),
};

export const EmptyNew: Story = {
  render: () => (
    <EmptyState title="No lots yet">
      A lot is what you offer. <a href="/en/vendor/lots/new">Commission one under a certificate</a>.
    </EmptyState>
  ),
};

export const EmptyFilter: Story = {
  render: () => (
    <NoResults title="No lot has this heat" clearHref="/vendor/lots">
      Ask for fewer things at once.
    </NoResults>
  ),
};

const behind: AuditAsOf = {
  block: '18204',
  finalBlock: '18202',
  at: '2026-11-26T14:02:11Z',
  index: { block: '18194', behind: '10', reason: null },
};

/** One source of several is missing: it is named, and what stands is left standing. */
export const Partial: Story = {
  render: () => (
    <div className="grid gap-3">
      <ProblemNotice problem={problemOf(503, null)} title="Prices are missing here." />
      <Lots caption="Lots without their prices" />
    </div>
  ),
};

export const Stale: Story = {
  render: () => (
    <div className="grid gap-6">
      <AsOf asOf={behind} />
      <AsOf asOf={{ ...behind, index: { block: null, behind: null, reason: 'It does not answer.' } }} />
      <AsOf asOf={{ ...behind, block: null, finalBlock: null }} />
      <Lots caption="Lots as they stood then" />
    </div>
  ),
};

export const Failed: Story = {
  render: () => (
    <ProblemNotice
      problem={problemOf(500, { detail: 'The lots could not be read.', traceId: 'fe90b189c0' })}
    />
  ),
};

export const NoAccess: Story = {
  render: () => (
    <div className="grid gap-3">
      <ProblemNotice problem={problemOf(403, null)} />
      <ProblemNotice problem={problemOf(401, null)} />
    </div>
  ),
};
