import { encodeFunctionData, type Address } from 'viem';
import type { Deployment } from '../deployments.ts';
import { oracleReportsAbi } from '../generated/index.ts';
import type { Call } from './call.ts';

type Place = Pick<Deployment, 'oracleReports'>;

/** Announces the next report signers, in any order; they count seven days later. Sent by the registrar. */
export function rotateSigners(
  { oracleReports }: Place,
  { signers, threshold }: { signers: readonly Address[]; threshold: number },
): Call {
  const sorted = [...signers].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const data = encodeFunctionData({
    abi: oracleReportsAbi,
    functionName: 'rotate',
    args: [sorted, threshold],
  });
  return { to: oracleReports, data };
}

/** Makes the announced signers the current ones, once their time has come. Sent by anyone. */
export function activateRotation({ oracleReports }: Place): Call {
  return {
    to: oracleReports,
    data: encodeFunctionData({ abi: oracleReportsAbi, functionName: 'activateRotation' }),
  };
}

/** Drops the announced signers. Sent by the registrar. */
export function cancelRotation({ oracleReports }: Place): Call {
  return {
    to: oracleReports,
    data: encodeFunctionData({ abi: oracleReportsAbi, functionName: 'cancelRotation' }),
  };
}

/** Takes a signer out of the current set in the same block, for good. Sent by the registrar. */
export function barSigner({ oracleReports }: Place, signer: Address): Call {
  const data = encodeFunctionData({ abi: oracleReportsAbi, functionName: 'bar', args: [signer] });
  return { to: oracleReports, data };
}
