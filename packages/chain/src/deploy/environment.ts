import { isAddress, isHex, type Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { chainOf } from './chains.ts';
import type { DeploymentKeys } from './deploy-all.ts';
import type { Options } from './options.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/** What a deployment needs to know. */
export interface Settings {
  /** Absent in a dry run that looks at no other chain. */
  rpcUrl?: string;
  chainId: number;
  /** Absent where the development accounts serve: on chain 31337, and in a dry run without REGISTRAR_KEY. */
  keys?: DeploymentKeys;
}

const LOCAL_RPC_URL = 'http://127.0.0.1:8545';

/**
 * Reads the deployment's settings from the options and the environment; an option comes before its variable.
 *
 * RPC_URL (usual on 31337: http://127.0.0.1:8545), CHAIN_ID (usual: 31337); elsewhere than on 31337 and in a dry run
 * also REGISTRAR_KEY, ACCREDITOR, REPORT_SIGNERS (comma-separated addresses) and REPORT_THRESHOLD; REGISTRAR where
 * the office is to be handed on.
 *
 * @throws Error naming the variable that is missing or wrong.
 */
export function readEnvironment(variables: Variables, options: Options = {}): Settings {
  const chainId = readInteger({ CHAIN_ID: options.chain ?? variables['CHAIN_ID'] }, 'CHAIN_ID', '31337');
  chainOf(chainId);
  const given = options.rpcUrl ?? variables['RPC_URL'];
  const isLocal = chainId === 31337;
  if (given === undefined && !isLocal && options.isDryRun !== true) {
    throw new Error(`RPC_URL must name a node of chain ${chainId} (or use --rpc-url, or try --dry-run).`);
  }
  const rpcUrl = given ?? (isLocal && options.isDryRun !== true ? LOCAL_RPC_URL : undefined);
  if (rpcUrl !== undefined && !URL.canParse(rpcUrl))
    throw new Error(`RPC_URL must be a URL, not "${rpcUrl}".`);
  const settings: Settings = { chainId, ...(rpcUrl === undefined ? {} : { rpcUrl }) };
  const hasKey = variables['REGISTRAR_KEY'] !== undefined;
  if (!hasKey && (isLocal || options.isDryRun === true)) return settings;
  return { ...settings, keys: readKeys(variables) };
}

function readKeys(variables: Variables): DeploymentKeys {
  const key = variables['REGISTRAR_KEY'];
  if (!isHex(key) || key.length !== 66)
    throw new Error('REGISTRAR_KEY must be a private key: 0x and 64 hex digits.');
  const accreditor = readAddress('ACCREDITOR', variables['ACCREDITOR']);
  const texts = (variables['REPORT_SIGNERS'] ?? '').split(',').map((text) => text.trim());
  const reportSigners = texts.map((text) => readAddress('REPORT_SIGNERS', text));
  const reportThreshold = readInteger(variables, 'REPORT_THRESHOLD');
  if (new Set(reportSigners.map((signer) => signer.toLowerCase())).size !== reportSigners.length)
    throw new Error('REPORT_SIGNERS must not hold an address twice.');
  if (reportThreshold > reportSigners.length)
    throw new Error(
      `REPORT_THRESHOLD is ${reportThreshold}, but there are ${reportSigners.length} REPORT_SIGNERS.`,
    );
  const registrar = privateKeyToAccount(key);
  const later = variables['REGISTRAR'];
  return {
    ...{ registrar, accreditor, reportSigners, reportThreshold },
    ...(later === undefined ? {} : { laterRegistrar: readAddress('REGISTRAR', later) }),
  };
}

function readAddress(name: string, text: string | undefined): Address {
  if (text === undefined || !isAddress(text))
    throw new Error(`${name} must hold an address: 0x and 40 hex digits.`);
  return text;
}

function readInteger(variables: Variables, name: string, fallback?: string): number {
  const text = variables[name] ?? fallback ?? '';
  if (!/^[1-9]\d{0,9}$/.test(text)) throw new Error(`${name} must be a whole number above zero.`);
  return Number(text);
}
