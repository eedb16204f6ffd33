import { getAddress, type Address } from 'viem';

/** A token that the escrow takes. Amounts in minor units; Circle's tokens have six decimals. */
export interface TokenSetup {
  symbol: 'USDC' | 'EURC';
  address: Address;
  /** The most of it that the escrow may hold at any time. Fixed for the life of a version. */
  cap: bigint;
}

/** What is special about a chain. */
export interface ChainSetup {
  name: string;
  /** Empty on the local chain, whose USDC is part of the plan. */
  tokens: readonly TokenSetup[];
  /** Whether the money is real: then nothing is sent before the plan has been shown. */
  isProduction: boolean;
}

/** Uniswap's Permit2, at the same address on every chain (docs.uniswap.org, v3 deployments; github.com/Uniswap/permit2). */
export const PERMIT2: Address = '0x000000000022D473030F116dDEE9F6B43aC78BA3';

const million = 1_000_000_000_000n;
/** Money at risk while a version is young. */
const ROLL_OUT_CAP = 2n * million;
const TEST_CAP = 10n * million;
/** On the local chain: all that its faucet may ever mint. */
export const LOCAL_USDC_CAP = 1_000n * million;

/**
 * Circle's addresses: developers.circle.com/stablecoins/usdc-contract-addresses and
 * developers.circle.com/stablecoins/eurc-contract-addresses.
 */
export const chains: Readonly<Record<number, ChainSetup>> = {
  1: setup('Ethereum', true, {
    USDC: '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
    EURC: '0x1aBaEA1f7C830bD89Acc67eC4af516284b1bC33c',
  }),
  8453: setup('Base', true, {
    USDC: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    EURC: '0x60a3E35Cc302bFA44Cb288Bc5a4F316Fdb1adb42',
  }),
  84532: setup('Base Sepolia', false, {
    USDC: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
    EURC: '0x808456652fdb597867f38412077A9182bf77359F',
  }),
  11155111: setup('Sepolia', false, {
    USDC: '0x1c7D4B196Cb0C7B01d743Fbc6116a902379C7238',
    EURC: '0x08210F9170F89Ab7658F0B5E3fF39b0E03C594D4',
  }),
  31337: { name: 'the local chain', tokens: [], isProduction: false },
};

function setup(name: string, isProduction: boolean, addresses: Record<TokenSetup['symbol'], Address>) {
  const cap = isProduction ? ROLL_OUT_CAP : TEST_CAP;
  const tokens = (['USDC', 'EURC'] as const).map((symbol) => ({
    symbol,
    // Throws on a mistyped digit: the checksum of EIP-55 does not fit any more.
    address: getAddress(addresses[symbol]),
    cap,
  }));
  return { name, tokens, isProduction };
}

/**
 * What we know about a chain.
 *
 * @throws Error naming the chains that are known.
 * @example chainOf(8453).name // 'Base'
 */
export function chainOf(chainId: number): ChainSetup {
  const chain = chains[chainId];
  if (chain === undefined) {
    throw new Error(
      `Chain ${chainId} is not configured: known are ${Object.keys(chains).join(', ')} (packages/chain/src/deploy/chains.ts).`,
    );
  }
  return chain;
}
