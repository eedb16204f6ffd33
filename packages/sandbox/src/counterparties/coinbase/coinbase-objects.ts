export type Crypto = 'BTC' | 'ETH' | 'USDC';

export interface Money {
  amount: string;
  currency: string;
}

/** A charge of Coinbase Commerce, as its API answers. */
export interface Charge {
  resource: 'charge';
  id: string;
  code: string;
  name: string;
  description: string;
  hosted_url: string;
  redirect_url: string;
  cancel_url: string;
  created_at: string;
  expires_at: string;
  pricing_type: 'fixed_price';
  pricing: { local: Money };
  metadata: Record<string, string>;
  timeline: { status: string; context?: string; time: string }[];
  payments: ChargePayment[];
}

export interface ChargePayment {
  payment_id: string;
  network: 'bitcoin' | 'ethereum' | 'base';
  transaction_id: string;
  status: 'PENDING' | 'CONFIRMED';
  detected_at: string;
  value: { local: Money; crypto: Money };
  net: { local: Money; crypto: Money };
  payer_addresses: string[];
}

/** A checkout of Coinbase Business, as its API answers. */
export interface Checkout {
  id: string;
  url: string;
  status:
    | 'ACTIVE'
    | 'PROCESSING'
    | 'DEACTIVATED'
    | 'EXPIRED'
    | 'COMPLETED'
    | 'FAILED'
    | 'REFUNDED'
    | 'PARTIALLY_REFUNDED';
  /** In USDC. */
  amount: string;
  currency: 'USDC';
  fiatAmount?: string;
  fiatCurrency?: string;
  network: 'base';
  address: string;
  description: string;
  metadata: Record<string, string>;
  successRedirectUrl?: string;
  failRedirectUrl?: string;
  expiresAt: string;
  createdAt: string;
  updatedAt: string;
  settlement?: { totalAmount: string; feeAmount: string; netAmount: string; currency: 'USDC' };
  transactionHash?: string;
  refundedAmount?: string;
  refunds?: CheckoutRefund[];
}

export interface CheckoutRefund {
  id: string;
  status: 'PENDING' | 'COMPLETED' | 'FAILED';
  amount: string;
  currency: 'USDC';
  fiatAmount?: string;
  fiatCurrency?: string;
  reason: string;
  createdAt: string;
}

/** A refusal as the APIs word it. */
export class CoinbaseRefusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const refusal = (message: string): CoinbaseRefusal =>
  new CoinbaseRefusal(400, 'invalid_request', message);
