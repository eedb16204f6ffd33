import { encodeFunctionData, isAddressEqual, type Account, type Address, type Hex } from 'viem';
import type { Deployment } from '../deployments.ts';
import { abiOf } from './bytecode.ts';
import type { DeploymentKeys } from './deploy-all.ts';
import { feeds } from './feeds.ts';
import type { Sender } from './sender.ts';

/** Something that the registrar does once the contracts stand. */
interface Act {
  /** For people: "opens the feed TopSteel.Weight". */
  label: string;
  isDone(): Promise<boolean>;
  to: Address;
  data: Hex;
}

/**
 * Does the registrar's first acts, those that are not done yet: appoints the accreditor, opens the feeds, sets the
 * first report signers, and offers the office to its later holder. What exists is left alone: later changes are the
 * registrar's business.
 *
 * @returns What was done, for people.
 * @throws Error when something is left to do and the account is not the registrar any more.
 */
export async function bootstrap(
  sender: Sender,
  deployment: Deployment,
  keys: DeploymentKeys,
): Promise<string[]> {
  const done: string[] = [];
  for (const act of actsOf(sender, deployment, keys)) {
    if (await act.isDone()) continue;
    await requireRegistrar(sender, deployment, keys.registrar, act.label);
    await sender.send(keys.registrar, act.to, act.data);
    done.push(act.label);
  }
  return done;
}

function actsOf(sender: Sender, { directory, oracleReports }: Deployment, keys: DeploymentKeys): Act[] {
  const ask = (address: Address, contract: string, functionName: string, args: readonly unknown[] = []) =>
    sender.client.readContract({ address, abi: abiOf(contract), functionName, args });
  const act = (
    label: string,
    [to, contract, functionName, args]: [Address, string, string, readonly unknown[]],
    isDone: () => Promise<boolean>,
  ): Act => ({
    label,
    isDone,
    to,
    data: encodeFunctionData({ abi: abiOf(contract), functionName, args }),
  });
  const sorted = [...keys.reportSigners].sort((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1));
  const acts = [
    act(
      `appoints the accreditor ${keys.accreditor}`,
      [directory, 'directory', 'appointAccreditor', [keys.accreditor]],
      async () => (await ask(directory, 'directory', 'isAccreditor', [keys.accreditor])) as boolean,
    ),
    ...feeds.map(({ name, kind, maxAgeSeconds, maxAheadSeconds }) =>
      act(
        `opens the feed ${name}`,
        [oracleReports, 'oracleReports', 'configureFeed', [kind, maxAgeSeconds, maxAheadSeconds]],
        async () => {
          const [maxAge] = (await ask(oracleReports, 'oracleReports', 'feedOf', [kind])) as [number, number];
          return maxAge !== 0;
        },
      ),
    ),
    act(
      `sets the first report signers, ${keys.reportThreshold} of ${sorted.length}`,
      [oracleReports, 'oracleReports', 'rotate', [sorted, keys.reportThreshold]],
      async () => {
        const [version] = (await ask(oracleReports, 'oracleReports', 'currentSignerSet')) as [number];
        return version !== 0;
      },
    ),
  ];
  const { laterRegistrar } = keys;
  if (laterRegistrar === undefined) return acts;
  return [
    ...acts,
    act(
      `offers the registrar's office to ${laterRegistrar}, who has to accept it`,
      [directory, 'directory', 'proposeRegistrar', [laterRegistrar]],
      async () => isAddressEqual((await ask(directory, 'directory', 'registrar')) as Address, laterRegistrar),
    ),
  ];
}

async function requireRegistrar(
  sender: Sender,
  { directory }: Deployment,
  account: Account,
  label: string,
): Promise<void> {
  const registrar = (await sender.client.readContract({
    address: directory,
    abi: abiOf('directory'),
    functionName: 'registrar',
  })) as Address;
  if (isAddressEqual(registrar, account.address)) return;
  throw new Error(
    `The registrar is ${registrar} and has yet to act: it ${label}. ${account.address} cannot.`,
  );
}
