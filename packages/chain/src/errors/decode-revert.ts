import { decodeErrorResult, type Abi, type AbiParameter, type Hex } from 'viem';
import {
  auditAnchorsAbi,
  carbonUnitsAbi,
  certificateRegistryAbi,
  certificateTokenAbi,
  directoryAbi,
  emissionStatementsAbi,
  fiatSettlementAbi,
  materialLedgerAbi,
  oracleReportsAbi,
  organisationAccountAbi,
  organisationAccountFactoryAbi,
  settlementEscrowAbi,
  settlementSystemAbi,
  walletDeployerAbi,
} from '../generated/index.ts';
import { sentences, usdcSentences } from './sentences.ts';

/** A revert, for machines (name, values) and for people (sentence). */
export interface DecodedRevert {
  /** The error's name; 'Error' for a text, 'Panic' for a compiler check, 'UnknownRevert' for anything else. */
  name: string;
  /** Values by parameter name; integers as decimal strings. */
  args: Record<string, string>;
  sentence: string;
}

/** Every error that our contracts can revert with. */
export const errorAbi: Abi = [
  ...directoryAbi,
  ...organisationAccountAbi,
  ...organisationAccountFactoryAbi,
  ...certificateRegistryAbi,
  ...certificateTokenAbi,
  ...materialLedgerAbi,
  ...emissionStatementsAbi,
  ...carbonUnitsAbi,
  ...oracleReportsAbi,
  ...auditAnchorsAbi,
  ...settlementEscrowAbi,
  ...fiatSettlementAbi,
  ...walletDeployerAbi,
  ...settlementSystemAbi,
].filter((entry) => entry.type === 'error');

/**
 * Says what a revert means.
 *
 * @param data The revert's return data.
 * @example decodeRevert(data).sentence // 'No weigh ticket was reported for this payment.'
 */
export function decodeRevert(data: Hex): DecodedRevert {
  const decoded = tryDecode(data);
  if (decoded === undefined) {
    return {
      name: 'UnknownRevert',
      args: {},
      sentence: 'The transaction was refused without a known reason.',
    };
  }
  const { name, args } = decoded;
  if (name === 'Error') {
    const reason = args['message'] ?? args['0'] ?? '';
    return {
      name,
      args: { message: reason },
      sentence: usdcSentences[reason] ?? `The token refused: ${reason}.`,
    };
  }
  if (name === 'Panic') {
    return { name, args, sentence: 'The transaction failed an internal check of the contract.' };
  }
  const template = sentences[name] ?? `The transaction was refused (${name}).`;
  return { name, args, sentence: template.replace(/\{(\w+)\}/g, (all, key: string) => args[key] ?? all) };
}

function tryDecode(data: Hex): { name: string; args: Record<string, string> } | undefined {
  try {
    const { errorName, args, abiItem } = decodeErrorResult({ abi: errorAbi, data });
    const inputs = 'inputs' in abiItem ? abiItem.inputs : [];
    return { name: errorName, args: named(inputs, args ?? []) };
  } catch {
    return undefined;
  }
}

function named(inputs: readonly AbiParameter[], values: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(
    inputs.map(({ name }, i) => [name === undefined || name === '' ? `${i}` : name, String(values[i])]),
  );
}
