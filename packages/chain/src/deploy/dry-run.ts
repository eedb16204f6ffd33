import { deployAll, localKeys, type DeployAllResult } from './deploy-all.ts';
import { describePlan } from './describe-plan.ts';
import type { Settings } from './environment.ts';
import { startFreshChain } from './fresh-chain.ts';
import { planDeployment } from './plan.ts';
import { connect } from './sender.ts';

/**
 * Shows the plan and carries it out, twice, on a fresh local chain with the target's chain id. Sends nothing anywhere
 * else; a node of the target, when one is named, is only asked what stands there.
 *
 * @param say Takes the lines for people.
 * @returns What the first run made.
 * @throws Error when anything that would fail in earnest fails here, or when the second run changes something.
 */
export async function dryRun(settings: Settings, say: (text: string) => void): Promise<DeployAllResult> {
  const { chainId, rpcUrl } = settings;
  const keys = settings.keys ?? localKeys();
  const plan = planDeployment(chainId, keys.registrar.address);
  const target = rpcUrl === undefined ? null : await connect(rpcUrl, chainId);
  if (settings.keys === undefined && chainId !== 31337)
    say('Without REGISTRAR_KEY the development accounts serve: your addresses will be others.');
  say(await describePlan(plan, target));
  const chain = await startFreshChain(chainId);
  try {
    for (const { name, address } of plan.externals) {
      await chain.placeStandIn(address);
      say(`Dry chain: ${name} at ${address} is a stand-in.`);
    }
    await chain.giveGasMoney(keys.registrar.address);
    const first = await deployAll({ rpcUrl: chain.rpcUrl, chainId, keys });
    const gas = first.creations.reduce((sum, { gasUsed }) => sum + gasUsed, 0n);
    say(
      `Dry chain: created ${first.created} contracts for ${gas.toLocaleString('en')} gas; their code is the compiled code.`,
    );
    say(`Dry chain: ${first.answers.length} questions about each other were answered as planned.`);
    for (const act of first.acts) say(`Dry chain: the registrar ${act}.`);
    const second = await deployAll({ rpcUrl: chain.rpcUrl, chainId, keys });
    const offers = keys.laterRegistrar === undefined ? 0 : 1;
    if (second.created > 0 || second.acts.length > offers)
      throw new Error('A second run on the dry chain changed something.');
    say('Dry chain: a second run changed nothing.');
    return first;
  } finally {
    await chain.stop();
  }
}
