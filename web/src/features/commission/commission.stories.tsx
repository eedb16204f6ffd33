import type { Meta, StoryObj } from '@storybook/react-vite';
import type { CommissionDecisionView, CommissionRuleView } from '@topsteel/domain/api';
import { AddRule } from './add-rule.tsx';
import { Decision } from './decision.tsx';
import { PreviewSale } from './preview-sale.tsx';
import type { RuleChoices } from './rule-fields.tsx';
import { RuleTable } from './rule-table.tsx';
import { RuleViews } from './rule-views.tsx';

export default { title: 'Commission' } satisfies Meta;
type Story = StoryObj;

const ruleOf = (key: string, name: string, more: Partial<CommissionRuleView> = {}): CommissionRuleView => ({
  id: `${key}-1`,
  key,
  version: 1,
  name,
  priority: 10,
  sellerId: null,
  sellerName: null,
  buyerId: null,
  buyerName: null,
  category: null,
  offerId: null,
  offerTitle: null,
  turnoverFromMinor: null,
  turnoverBelowMinor: null,
  tariff: {
    components: [{ name: 'Sale', bps: 80, fixedMinor: '0', minimumMinor: null, maximumMinor: null }],
    minimumMinor: null,
    maximumMinor: null,
  },
  validFrom: '2026-11-01T00:00:00.000Z',
  validUntil: null,
  decidesUntil: null,
  state: 'in-force',
  isEnd: false,
  mayEnd: true,
  overlaps: [],
  createdBy: 'Nora Schmit',
  createdAt: '2026-10-28T09:12:00.000Z',
  ...more,
});

const rules = [
  ruleOf('winter', 'Moselle in winter', {
    sellerName: 'Aciérie de la Moselle',
    offerTitle: 'Hot rolled plate, 20 × 2000 × 6000 mm',
    validFrom: '2026-12-01T00:00:00.000Z',
    decidesUntil: '2027-03-01T00:00:00.000Z',
    state: 'coming',
    tariff: {
      components: [
        { name: 'Sale', bps: 60, fixedMinor: '0', minimumMinor: '5000000', maximumMinor: '900000000' },
        { name: 'Payment', bps: 15, fixedMinor: '250000', minimumMinor: null, maximumMinor: null },
      ],
      minimumMinor: '5000000',
      maximumMinor: '1200000000',
    },
  }),
  ruleOf('plate', 'Plate', {
    category: 'plate',
    turnoverFromMinor: '1000000000000',
    turnoverBelowMinor: '5000000000000',
    overlaps: [{ key: 'mill', name: 'Aciérie de la Moselle', decides: true, because: 'more-specific' }],
  }),
  ruleOf('autumn', 'Autumn', {
    version: 2,
    validUntil: '2026-11-01T00:00:00.000Z',
    decidesUntil: '2026-11-01T00:00:00.000Z',
    state: 'past',
    isEnd: true,
    mayEnd: false,
  }),
];

const choices: RuleChoices = {
  sellers: [{ value: 's1', label: 'Aciérie de la Moselle' }],
  buyers: [{ value: 'b1', label: 'Nordkai Schiffbau' }],
  rules: [{ value: 'plate', label: 'Plate' }],
};

const decision: CommissionDecisionView = {
  rule: { id: 'plate-1', name: 'Plate', version: 1 },
  why: 'Priority 10, for plate.',
  passedOver: [{ name: 'Everybody', why: 'Its priority 5 is lower.' }],
  category: 'plate',
  turnoverMinor: '2000000000000',
  tariff: rules[1]?.tariff ?? { components: [], minimumMinor: null, maximumMinor: null },
  rateBps: 80,
  vat: {
    code: 'reverse-charge',
    ratePermille: 0,
    country: 'FR',
    sentence: 'The seller accounts for the VAT in FR.',
  },
  currency: 'USDC',
  totalMinor: '3618000000',
  parts: [{ name: 'Sale', amountMinor: '28944000' }],
  adjustmentMinor: '0',
  commissionMinor: '28944000',
  vatMinor: '0',
  netMinor: '3589056000',
};

export const Rules: Story = {
  render: () => (
    <>
      <RuleViews state={undefined} />
      <RuleTable rules={rules} firstDay="2026-11-28" mayEnd />
    </>
  ),
};
export const ToAdd: Story = { render: () => <AddRule choices={choices} firstDay="2026-11-28" /> };
export const ToAsk: Story = { render: () => <PreviewSale choices={choices} /> };
export const Decided: Story = { render: () => <Decision decision={decision} /> };
