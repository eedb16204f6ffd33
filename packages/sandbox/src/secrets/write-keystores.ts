import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoDepositKey } from '@topsteel/chain/deploy';
import { toHex } from 'viem';
import { mnemonicToAccount } from 'viem/accounts';

/** The well-known test mnemonic: its keys are public, so it may sign on the demo chain only. */
export const DEMO_MNEMONIC = 'test test test test test test test test test test test junk';
export const DEMO_CHAIN_ID = 31337;

/** Which account of the demo mnemonic plays which part for the oracles. */
export const ORACLE_ACCOUNTS = {
  accreditor: 0,
  relayer: 1,
  'report-1': 2,
  'report-2': 3,
  'report-3': 4,
  hosted: 5,
  treasury: 6,
  inspection: 15,
} as const;

/** The private key of a demo account. */
export function demoPrivateKey(index: number): `0x${string}` {
  const { privateKey } = mnemonicToAccount(DEMO_MNEMONIC, { addressIndex: index }).getHdKey();
  if (privateKey === null)
    throw new Error(`Account ${String(index)} of the demo mnemonic has no private key.`);
  return toHex(privateKey);
}

/** Writes the oracles' keys for the demo chain, one file (0600) per part, leaving files that are there; the key that deposit accounts derive from among them. */
export function writeDemoKeystores(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  for (const [part, index] of Object.entries(ORACLE_ACCOUNTS)) {
    const path = join(folder, `${part}.json`);
    if (existsSync(path)) continue;
    const { address } = mnemonicToAccount(DEMO_MNEMONIC, { addressIndex: index });
    writeFileSync(path, JSON.stringify({ address, privateKey: demoPrivateKey(index) }), { mode: 0o600 });
  }
  const deposits = join(folder, 'deposits.json');
  if (existsSync(deposits)) return;
  const { publicExtendedKey: xpub, privateExtendedKey: xprv } = demoDepositKey();
  writeFileSync(deposits, JSON.stringify({ xpub, xprv }), { mode: 0o600 });
}
