import { encodeFunctionData, type Account, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { directoryAbi, oracleReportsAbi } from '../generated/index.ts';
import type { Sender } from './sender.ts';

/** Appoints the accreditor unless it is one. Registrar's act. */
export async function appointAccreditor(
  sender: Sender,
  registrar: Account,
  { directory }: Deployment,
  accreditor: Address,
): Promise<void> {
  const isAccreditor = await sender.client.readContract({
    address: directory,
    abi: directoryAbi,
    functionName: 'isAccreditor',
    args: [accreditor],
  });
  if (isAccreditor) return;
  const data = encodeFunctionData({
    abi: directoryAbi,
    functionName: 'appointAccreditor',
    args: [accreditor],
  });
  await sender.send(registrar, directory, data);
}

/** Sets the first report signers. Later rotations are the registrar's business: a set that exists is left alone. */
export async function rotateFirstSigners(
  sender: Sender,
  registrar: Account,
  { oracleReports }: Deployment,
  signers: readonly Address[],
  threshold: number,
): Promise<void> {
  const [version] = await sender.client.readContract({
    address: oracleReports,
    abi: oracleReportsAbi,
    functionName: 'currentSignerSet',
  });
  if (version !== 0) return;
  const sorted = [...signers].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const data = encodeFunctionData({
    abi: oracleReportsAbi,
    functionName: 'rotate',
    args: [sorted, threshold],
  });
  await sender.send(registrar, oracleReports, data);
}
