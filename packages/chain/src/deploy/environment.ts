import { isAddress, isHex, type Address } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { DeployAllOptions, DeploymentKeys } from './deploy-all.ts';

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the deployment's settings from the environment.
 *
 * RPC_URL (default http://127.0.0.1:8545), CHAIN_ID (default 31337); elsewhere than on 31337 also REGISTRAR_KEY,
 * ACCREDITOR, REPORT_SIGNERS (comma-separated addresses) and REPORT_THRESHOLD.
 *
 * @throws Error naming the variable that is missing or wrong.
 */
export function readEnvironment(variables: Variables): DeployAllOptions {
  const rpcUrl = variables['RPC_URL'] ?? 'http://127.0.0.1:8545';
  const chainId = readInteger(variables, 'CHAIN_ID', '31337');
  if (chainId === 31337 && variables['REGISTRAR_KEY'] === undefined) return { rpcUrl, chainId };
  return { rpcUrl, chainId, keys: readKeys(variables) };
}

function readKeys(variables: Variables): DeploymentKeys {
  const key = variables['REGISTRAR_KEY'];
  if (!isHex(key) || key.length !== 66)
    throw new Error('REGISTRAR_KEY must be a private key: 0x and 64 hex digits.');
  const signers = (variables['REPORT_SIGNERS'] ?? '').split(',').map((text) => text.trim());
  return {
    registrar: privateKeyToAccount(key),
    accreditor: readAddress('ACCREDITOR', variables['ACCREDITOR']),
    reportSigners: signers.map((signer) => readAddress('REPORT_SIGNERS', signer)),
    reportThreshold: readInteger(variables, 'REPORT_THRESHOLD'),
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
