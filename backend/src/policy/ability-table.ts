import type { AccessRole } from '@topsteel/domain/api';

/** `call` a route; `read` a thing; `change` makes, changes or ends it. */
export type Action = 'call' | 'read' | 'change';

export type Subject =
  | 'Route'
  | 'ApiKey'
  | 'Certificate'
  | 'CostCentre'
  | 'Invitation'
  | 'Invoice'
  | 'Lot'
  | 'Member'
  | 'Offer'
  | 'Order'
  | 'OrderGroup'
  | 'Payout'
  | 'PayoutAccount'
  | 'Quote'
  | 'SpendingLimit'
  | 'WebhookEndpoint';

export interface AbilityRule {
  action: Action | readonly Action[];
  subject: Subject | readonly Subject[];
  /** Fields of which one names the caller's organisation; absent: everybody's. */
  own?: readonly string[];
}

const both: readonly Action[] = ['read', 'change'];

/**
 * What each access role may do, and with whose things. A route is called by whom its declaration names; what a route
 * hands out is held to this table by its use case, and to the wall in the database by {@link ../platform/database}.
 */
export const abilityTable: Record<AccessRole, readonly AbilityRule[]> = {
  buyer: [
    { action: both, subject: ['Order', 'OrderGroup', 'Quote'], own: ['buyerId'] },
    { action: 'read', subject: 'Invoice', own: ['recipientId'] },
    { action: 'read', subject: ['CostCentre', 'SpendingLimit'], own: ['organisationId'] },
    { action: both, subject: 'WebhookEndpoint', own: ['organisationId'] },
  ],
  vendor: [
    { action: both, subject: ['Offer', 'Lot'], own: ['organisationId'] },
    { action: both, subject: 'Order', own: ['sellerId'] },
    { action: 'read', subject: ['Invoice', 'Payout'], own: ['sellerId'] },
    { action: both, subject: 'WebhookEndpoint', own: ['organisationId'] },
  ],
  issuer: [{ action: both, subject: ['Certificate', 'Lot'], own: ['organisationId'] }],
  carrier: [],
  'inspection-body': [{ action: 'read', subject: 'Certificate', own: ['bodyId'] }],
  verifier: [],
  finance: [
    { action: 'read', subject: 'Invoice', own: ['sellerId', 'recipientId'] },
    { action: 'read', subject: 'Payout', own: ['sellerId'] },
    { action: both, subject: ['PayoutAccount', 'CostCentre'], own: ['organisationId'] },
    { action: both, subject: 'WebhookEndpoint', own: ['organisationId'] },
  ],
  approver: [
    { action: 'read', subject: ['Member', 'CostCentre'], own: ['organisationId'] },
    { action: both, subject: 'SpendingLimit', own: ['organisationId'] },
  ],
  admin: [
    {
      action: both,
      subject: ['ApiKey', 'CostCentre', 'Invitation', 'Member', 'SpendingLimit', 'WebhookEndpoint'],
      own: ['organisationId'],
    },
  ],
  auditor: [
    {
      action: 'read',
      subject: ['Certificate', 'Invoice', 'Lot', 'Offer', 'Order', 'OrderGroup', 'Payout', 'Quote'],
    },
  ],
  operator: [
    {
      action: 'read',
      subject: ['Certificate', 'Invoice', 'Lot', 'Offer', 'Order', 'OrderGroup', 'Payout', 'Quote'],
    },
    { action: both, subject: ['WebhookEndpoint'], own: ['organisationId'] },
  ],
};
