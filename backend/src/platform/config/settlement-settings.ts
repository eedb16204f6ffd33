import { z } from 'zod';

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'must be an address: 0x and 40 hexadecimal digits');
const seconds = z.coerce.number().int().positive();
const DAY_S = 86_400;
const NOBODY = '0x0000000000000000000000000000000000000000';

/** The chain of the embedded stack. Its accounts are public knowledge; nowhere else do they stand in for real ones. */
const LOCAL_CHAIN = 31_337;
const local = {
  relayer: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  treasury: '0x976EA74026E726554dB657fA54763abd0C3a0aa9',
  inspectionFund: '0x14dC79964da2C08b23698B3D3cc7Ca32193d9955',
};

/** What every payment's terms are made with. The relayer is the operator: it sends captures and voids. */
export const paymentSettings = {
  RELAYER_ADDRESS: address.optional(),
  TREASURY_ADDRESS: address.optional(),
  INSPECTION_FUND_ADDRESS: address.optional(),
  ARBITER_ADDRESS: address.default(NOBODY),
  FEE_BPS: z.coerce.number().int().min(0).max(1_000).default(100),
  TREASURY_SHARE_BPS: z.coerce.number().int().min(1).max(9_999).default(8_000),
  INSPECTION_SECONDS: seconds.max(30 * DAY_S).default(3 * DAY_S),
  AUTHORIZE_SECONDS: seconds.max(30 * DAY_S).default(DAY_S),
  CAPTURE_SECONDS: seconds.max(365 * DAY_S).default(60 * DAY_S),
  RESOLVE_SECONDS: seconds.max(365 * DAY_S).default(14 * DAY_S),
  REFUND_SECONDS: seconds.max(730 * DAY_S).default(150 * DAY_S),
  QUOTE_SECONDS: seconds.max(DAY_S).default(900),
};

export interface SettlementSettings {
  operator: `0x${string}`;
  treasury: `0x${string}`;
  arbiter: `0x${string}`;
  /** The commission where no rule applies. */
  feeBps: number;
  /** Who gets which share of a commission; shares sum to 10,000. */
  feeShares: { name: string; receiver: `0x${string}`; shareBps: number }[];
  inspectionSeconds: number;
  authorizeSeconds: number;
  captureSeconds: number;
  resolveSeconds: number;
  refundSeconds: number;
  quoteSeconds: number;
}

type Given = z.output<z.ZodObject<typeof paymentSettings>> & { CHAIN_ID: number };

/** The settings of payments; outside of the local chain every account has to be given. */
export function settlementOf(env: Given, context: z.RefinementCtx): SettlementSettings {
  const account = (
    name: 'RELAYER_ADDRESS' | 'TREASURY_ADDRESS' | 'INSPECTION_FUND_ADDRESS',
    known: string,
  ) => {
    const given = env[name] ?? (env.CHAIN_ID === LOCAL_CHAIN ? known : undefined);
    if (given === undefined) context.addIssue({ code: 'custom', path: [name], message: 'is not set' });
    return (given ?? NOBODY) as `0x${string}`;
  };
  const treasury = account('TREASURY_ADDRESS', local.treasury);
  const fund = account('INSPECTION_FUND_ADDRESS', local.inspectionFund);
  const feeShares = [
    { name: 'TopSteel', receiver: treasury, shareBps: env.TREASURY_SHARE_BPS },
    { name: 'Inspection fund', receiver: fund, shareBps: 10_000 - env.TREASURY_SHARE_BPS },
  ];
  return {
    operator: account('RELAYER_ADDRESS', local.relayer),
    treasury,
    arbiter: env.ARBITER_ADDRESS as `0x${string}`,
    feeBps: env.FEE_BPS,
    feeShares,
    inspectionSeconds: env.INSPECTION_SECONDS,
    authorizeSeconds: env.AUTHORIZE_SECONDS,
    captureSeconds: env.CAPTURE_SECONDS,
    resolveSeconds: env.RESOLVE_SECONDS,
    refundSeconds: env.REFUND_SECONDS,
    quoteSeconds: env.QUOTE_SECONDS,
  };
}
