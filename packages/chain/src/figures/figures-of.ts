import { encodeFunctionData, erc20Abi, isAddress, isHex, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import {
  carbonUnitsAbi,
  directoryAbi,
  fiatSettlementAbi,
  materialLedgerAbi,
  settlementEscrowAbi,
} from '../generated/index.ts';

/** Whose figures the contracts themselves can be asked for. */
export type FigureKind = 'organisation' | 'certificate' | 'lot' | 'payment' | 'unit' | 'account';

/** One figure of an object, and the call that anybody can make to read it. */
export interface ChainFigure {
  /** Such as `openMinor`; the unit is in the name. */
  key: string;
  contract: string;
  /** The function's name, for people. */
  call: string;
  to: Address;
  data: Hex;
  /** Which 32-byte word of the answer holds the figure, from 0. */
  word: number;
}

/**
 * The figures of an object that the contracts hold, each with the exact `eth_call`.
 *
 * @param id an account for organisations and accounts, the certificate's id, the lot's number in digits, the payment's or
 * bank order's id, the class of carbon units
 * @returns none when the id is not of the kind's form
 * @example figuresOf(deployment, 'lot', '966454070541694482361496602113')[0]?.key // 'leftGrams'
 */
export function figuresOf(deployment: Deployment, kind: FigureKind, id: string): ChainFigure[] {
  if (kind === 'lot') {
    const isNumber = /^[0-9]{1,78}$/.test(id) && BigInt(id) < 2n ** 256n;
    return isNumber ? lotFigures(deployment, BigInt(id)) : [];
  }
  if (kind === 'organisation' || kind === 'account') {
    if (!isAddress(id, { strict: false })) return [];
    return kind === 'account' ? accountFigures(deployment, id) : organisationFigures(deployment, id);
  }
  if (!isHex(id) || id.length !== 66) return [];
  if (kind === 'payment') return paymentFigures(deployment, id);
  return kind === 'certificate' ? certificateFigures(deployment, id) : classFigures(deployment, id);
}

function paymentFigures({ settlementEscrow, fiatSettlement }: Deployment, id: Hex): ChainFigure[] {
  const escrow = encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'stateOf', args: [id] });
  const fiat = encodeFunctionData({ abi: fiatSettlementAbi, functionName: 'stateOf', args: [id] });
  const ofEscrow = { contract: 'SettlementEscrow', call: 'stateOf', to: settlementEscrow, data: escrow };
  return [
    { key: 'openMinor', ...ofEscrow, word: 1 },
    { key: 'refundableMinor', ...ofEscrow, word: 2 },
    {
      key: 'releasedGrams',
      contract: 'FiatSettlement',
      call: 'stateOf',
      to: fiatSettlement,
      data: fiat,
      word: 1,
    },
  ];
}

function lotFigures({ materialLedger }: Deployment, id: bigint): ChainFigure[] {
  const data = encodeFunctionData({ abi: materialLedgerAbi, functionName: 'remainingOf', args: [id] });
  const ofLedger = { contract: 'MaterialLedger', call: 'remainingOf', to: materialLedger, data };
  return [
    { key: 'leftGrams', ...ofLedger, word: 0 },
    { key: 'leftEmissionsGrams', ...ofLedger, word: 1 },
  ];
}

function certificateFigures({ materialLedger }: Deployment, id: Hex): ChainFigure[] {
  const of = (call: 'certifiedUsedGrams' | 'lotsOf') => ({
    contract: 'MaterialLedger',
    call,
    to: materialLedger,
    data: encodeFunctionData({ abi: materialLedgerAbi, functionName: call, args: [id] }),
    word: 0,
  });
  return [
    { key: 'usedGrams', ...of('certifiedUsedGrams') },
    { key: 'lots', ...of('lotsOf') },
  ];
}

function organisationFigures({ directory }: Deployment, account: Address): ChainFigure[] {
  const data = encodeFunctionData({ abi: directoryAbi, functionName: 'organisationOf', args: [account] });
  const ofDirectory = { contract: 'Directory', call: 'organisationOf', to: directory, data };
  return [
    { key: 'registeredAt', ...ofDirectory, word: 2 },
    { key: 'capabilities', ...ofDirectory, word: 3 },
  ];
}

function accountFigures({ usdc, settlementEscrow }: Deployment, account: Address): ChainFigure[] {
  return [
    {
      key: 'usdcMinor',
      contract: 'USDC',
      call: 'balanceOf',
      to: usdc,
      data: encodeFunctionData({ abi: erc20Abi, functionName: 'balanceOf', args: [account] }),
      word: 0,
    },
    {
      key: 'creditMinor',
      contract: 'SettlementEscrow',
      call: 'creditOf',
      to: settlementEscrow,
      data: encodeFunctionData({ abi: settlementEscrowAbi, functionName: 'creditOf', args: [usdc, account] }),
      word: 0,
    },
  ];
}

function classFigures({ carbonUnits }: Deployment, id: Hex): ChainFigure[] {
  const data = encodeFunctionData({ abi: carbonUnitsAbi, functionName: 'totalsOf', args: [id] });
  return ['issuedGrams', 'activeGrams', 'retiredGrams', 'cancelledGrams'].map((key, word) => ({
    key,
    contract: 'CarbonUnits',
    call: 'totalsOf',
    to: carbonUnits,
    data,
    word,
  }));
}

/**
 * The figure in the answer of an `eth_call`; null when the answer is shorter: nothing there is known by the id.
 *
 * @example wordOf(`0x${'0'.repeat(63)}5`, 0) // 5n
 */
export function wordOf(answer: string, word: number): bigint | null {
  const hex = answer.slice(2 + word * 64, 66 + word * 64);
  return /^[0-9a-fA-F]{64}$/.test(hex) ? BigInt(`0x${hex}`) : null;
}

/** The request body that a node is sent for a figure at a block, as `curl -d` takes it. */
export function requestOf({ to, data }: Pick<ChainFigure, 'to' | 'data'>, block: bigint): string {
  const params = [{ to, data }, `0x${block.toString(16)}`];
  return JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'eth_call', params });
}
