/** `npm run deploy`: deploys to a chain and says where everything stands; `-- --help` says how. */
import { deployAll, localKeys } from './deploy-all.ts';
import { describePlan } from './describe-plan.ts';
import { dryRun } from './dry-run.ts';
import { readEnvironment, type Settings } from './environment.ts';
import { HELP, readOptions } from './options.ts';
import { planDeployment } from './plan.ts';
import { record } from './record.ts';
import { connect } from './sender.ts';

const say = (text: string) => console.log(text);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.isHelp === true) {
    say(HELP);
    return;
  }
  const settings = readEnvironment(process.env, options);
  if (options.isDryRun === true) await dryRun(settings, say);
  else await deploy(settings);
}

async function deploy({ rpcUrl, chainId, keys }: Settings): Promise<void> {
  if (rpcUrl === undefined) throw new Error(`RPC_URL must name a node of chain ${chainId}.`);
  if (chainId !== 31337) {
    const registrar = (keys ?? localKeys()).registrar.address;
    say(await describePlan(planDeployment(chainId, registrar), await connect(rpcUrl, chainId)));
  }
  const { deployment, created, acts } = await deployAll({
    rpcUrl,
    chainId,
    ...(keys === undefined ? {} : { keys }),
  });
  say(created === 0 ? 'All contracts stand already.' : `Created ${created} contracts.`);
  for (const act of acts) say(`The registrar ${act}.`);
  say(JSON.stringify(deployment, null, 2));
  if (chainId === 31337) return;
  const { path, isBlockUnknown } = record(deployment);
  say(`Written to ${path}: commit it and run npm run generate.`);
  if (isBlockUnknown)
    say("Its blockNumber is 0 because this run created nothing: set the first creation's block.");
}

try {
  await main();
} catch (error) {
  console.error(sentenceOf(error));
  process.exitCode = 1;
}

/** One line: viem's errors tell the whole request after their first. */
function sentenceOf(error: unknown): string {
  const { shortMessage, message } = error as { shortMessage?: string; message?: string };
  return (shortMessage ?? message ?? String(error)).split('\n')[0] ?? '';
}
