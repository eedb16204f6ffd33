/** The payment provider's objects, in the shape that its API answers. Amounts are whole minor units, as there. */
export interface Session {
  id: string;
  object: 'checkout.session';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid';
  mode: 'payment';
  url: string;
  success_url: string;
  cancel_url: string;
  client_reference_id: string | null;
  customer_email: string | null;
  currency: string;
  amount_total: number;
  metadata: Record<string, string>;
  payment_intent: string;
  created: number;
  expires_at: number;
  livemode: false;
}

export interface Intent {
  id: string;
  object: 'payment_intent';
  status:
    | 'requires_payment_method'
    | 'requires_action'
    | 'requires_capture'
    | 'processing'
    | 'succeeded'
    | 'canceled';
  amount: number;
  amount_capturable: number;
  amount_received: number;
  currency: string;
  capture_method: 'manual' | 'automatic';
  description: string | null;
  metadata: Record<string, string>;
  latest_charge: string | null;
  last_payment_error: { code: string; message: string; type: 'card_error' } | null;
  cancellation_reason: string | null;
  created: number;
  livemode: false;
}

export interface Charge {
  id: string;
  object: 'charge';
  status: 'succeeded' | 'failed';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  captured: boolean;
  paid: boolean;
  refunded: boolean;
  disputed: boolean;
  currency: string;
  payment_intent: string;
  balance_transaction: string | null;
  metadata: Record<string, string>;
  payment_method_details: {
    type: 'card';
    card: { brand: string; last4: string; wallet: { type: 'apple_pay' | 'google_pay' } | null };
  };
  failure_code: string | null;
  failure_message: string | null;
  created: number;
  livemode: false;
}

export interface Refund {
  id: string;
  object: 'refund';
  status: 'pending' | 'succeeded' | 'failed';
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  metadata: Record<string, string>;
  failure_reason?: string;
  created: number;
}

export interface Dispute {
  id: string;
  object: 'dispute';
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
  amount: number;
  currency: string;
  charge: string;
  payment_intent: string;
  reason: string;
  balance_transactions: BalanceTransaction[];
  created: number;
  livemode: false;
}

export interface BalanceTransaction {
  id: string;
  object: 'balance_transaction';
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment' | 'payout' | 'payout_failure';
  amount: number;
  fee: number;
  net: number;
  currency: string;
  source: string;
  created: number;
}

export interface Payout {
  id: string;
  object: 'payout';
  status: 'in_transit' | 'paid' | 'failed';
  amount: number;
  currency: string;
  arrival_date: number;
  created: number;
  livemode: false;
}

export type PspObject = Session | Intent | Charge | Refund | Dispute | BalanceTransaction | Payout;

/** A refusal of the provider, as its API words it. */
export class PspRefusal extends Error {
  readonly status: number;
  readonly type: 'invalid_request_error' | 'idempotency_error' | 'card_error';
  readonly code: string | undefined;

  constructor(status: number, type: PspRefusal['type'], message: string, code?: string) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
  }
}

/** A request that the provider does not take, for good. */
export const refused = (message: string, code?: string): PspRefusal =>
  new PspRefusal(400, 'invalid_request_error', message, code);
