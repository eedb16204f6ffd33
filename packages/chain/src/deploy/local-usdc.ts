import { encodeFunctionData, parseEther, parseEventLogs, zeroAddress, type Address } from 'viem';
import { usdcAbi } from '../generated/index.ts';
import { demoAccount } from './demo-accounts.ts';
import type { Sender } from './sender.ts';

/** One billion USDC: what the local faucet may mint in all. */
const MINTER_ALLOWANCE = 10n ** 15n;
/** Two million USDC for each demo buyer. */
const DEMO_BALANCE = 2_000_000_000_000n;
const GAS_MONEY = parseEther('100');

/** Makes Circle's token work on the local chain: roles, minter, and money for the demo wallets. Idempotent. */
export async function setUpLocalUsdc(sender: Sender, usdc: Address): Promise<void> {
  for (const name of ['mill2', 'usdcOwner', 'usdcMinter', 'usdcPauser', 'usdcBlacklister'] as const) {
    await giveGasMoney(sender, demoAccount(name).address);
  }
  await initialise(sender, usdc);
  await configureMinter(sender, usdc);
  for (const buyer of ['buyer1', 'buyer2'] as const) {
    await mintOnce(sender, usdc, demoAccount(buyer).address);
  }
}

async function giveGasMoney(sender: Sender, address: Address): Promise<void> {
  const balance = await sender.client.getBalance({ address });
  if (balance < parseEther('1')) await sender.send(demoAccount('deployer'), address, '0x', GAS_MONEY);
}

/** Circle's four initialisers, in the order in which they were added to the token. */
async function initialise(sender: Sender, usdc: Address): Promise<void> {
  const deployer = demoAccount('deployer');
  const owner = demoAccount('usdcOwner').address;
  const blacklister = demoAccount('usdcBlacklister').address;
  const current = await sender.client.readContract({ address: usdc, abi: usdcAbi, functionName: 'symbol' });
  if (current === '') {
    const args = [
      'USD Coin',
      'USDC',
      'USD',
      6,
      owner,
      demoAccount('usdcPauser').address,
      blacklister,
      owner,
    ] as const;
    await sender.send(deployer, usdc, encodeFunctionData({ abi: usdcAbi, functionName: 'initialize', args }));
  }
  const steps = [
    encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2', args: ['USD Coin'] }),
    encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2_1', args: [blacklister] }),
    encodeFunctionData({ abi: usdcAbi, functionName: 'initializeV2_2', args: [[], 'USDC'] }),
  ];
  for (const data of steps) {
    // Each initialiser works once; one that was run before fails the dry run and is passed over.
    if (await canCall(sender, deployer.address, usdc, data)) await sender.send(deployer, usdc, data);
  }
}

async function canCall(sender: Sender, account: Address, to: Address, data: `0x${string}`): Promise<boolean> {
  try {
    await sender.client.call({ account, to, data });
    return true;
  } catch {
    return false;
  }
}

async function configureMinter(sender: Sender, usdc: Address): Promise<void> {
  const minter = demoAccount('usdcMinter').address;
  const isMinter = await sender.client.readContract({
    address: usdc,
    abi: usdcAbi,
    functionName: 'isMinter',
    args: [minter],
  });
  if (isMinter) return;
  const args = [minter, MINTER_ALLOWANCE] as const;
  const data = encodeFunctionData({ abi: usdcAbi, functionName: 'configureMinter', args });
  await sender.send(demoAccount('usdcOwner'), usdc, data);
}

/** Mints to a wallet that nothing was ever minted to; a wallet that spent its money stays as it is. */
async function mintOnce(sender: Sender, usdc: Address, to: Address): Promise<void> {
  const logs = await sender.client.getContractEvents({
    address: usdc,
    abi: usdcAbi,
    eventName: 'Transfer',
    args: { from: zeroAddress, to },
    fromBlock: 0n,
  });
  if (parseEventLogs({ abi: usdcAbi, logs }).length > 0) return;
  const data = encodeFunctionData({ abi: usdcAbi, functionName: 'mint', args: [to, DEMO_BALANCE] });
  await sender.send(demoAccount('usdcMinter'), usdc, data);
}
