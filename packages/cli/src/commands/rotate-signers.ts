import {
  activateRotation,
  barSigner,
  cancelRotation,
  readAnnouncedSignerSet,
  readSignerSet,
  rotateSigners as announce,
  type Call,
} from '@topsteel/chain';
import { sendAsRegistrar } from '@topsteel/chain/deploy';
import type { Deployment } from '@topsteel/chain/deployments';
import { AppError } from '@topsteel/domain/errors';
import { BaseError } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import type { Command, CommandInput, Outcome } from '../command.ts';
import { deploymentOn, openNode, rpcUrlOf, type Node } from '../node/open-node.ts';

const acts = ['show', 'announce', 'activate', 'cancel', 'bar'] as const;
type Act = (typeof acts)[number];

/**
 * Changes who signs reports, or shows who does. With REGISTRAR_KEY the call is sent; without it, it is printed for the
 * registrar's wallet. `--rpc` or RPC_URL and CHAIN_ID name the chain (usual: the local one).
 */
export const rotateSigners: Command = {
  name: 'rotate-signers',
  usage: 'show|announce|activate|cancel|bar [--signers A,B,C --threshold K] [--signer A] [--rpc URL]',
  summary:
    'The report signers: show them, announce the next ones (they count after seven days), activate or cancel what was announced, bar one at once.',
  valueOptions: ['signers', 'threshold', 'signer', 'rpc'],
  async run(input) {
    const act = acts.find((one) => one === input.arguments[0]);
    if (act === undefined) throw refusal(`Say one of ${acts.join(', ')}.`);
    const chain = process.env['CHAIN_ID'] ?? '31337';
    if (!/^[1-9]\d{0,14}$/.test(chain)) throw refusal(`CHAIN_ID is a number, not "${chain}".`);
    const chainId = Number(chain);
    const deployment = deploymentOn(chainId);
    if (act === 'show') return show(input.values['rpc'], deployment);
    const call = callOf(act, deployment, input);
    const key = process.env['REGISTRAR_KEY'];
    if (key === undefined || key === '') return printed(call);
    const privateKey = keyOf(key);
    await openOn(input.values['rpc'], deployment);
    const { blockNumber } = await sendAsRegistrar(
      { rpcUrl: rpcUrlOf(input.values['rpc']), chainId, privateKey },
      call,
    ).catch((error: unknown) => {
      throw refusal(error instanceof BaseError ? error.shortMessage : (error as Error).message);
    });
    return {
      code: 0,
      text: `Done in block ${blockNumber.toString()}.`,
      json: { act, blockNumber: blockNumber.toString() },
    };
  },
};

function keyOf(text: string): `0x${string}` {
  try {
    privateKeyToAccount(text as `0x${string}`);
    return text as `0x${string}`;
  } catch {
    // Nothing of it is repeated: what is nearly a key may be one.
    throw refusal('REGISTRAR_KEY is not a private key.');
  }
}

/** @throws AppError `invalid-input` when the node serves another chain than the one that was named. */
async function openOn(rpc: string | undefined, deployment: Deployment): Promise<Node> {
  const node = await openNode(rpc);
  if (node.chainId === deployment.chainId) return node;
  throw refusal(
    `The node serves chain ${node.chainId}, not ${deployment.chainId}: set CHAIN_ID, or name another by --rpc.`,
  );
}

async function show(rpc: string | undefined, deployment: Deployment): Promise<Outcome> {
  const { client, ask } = await openOn(rpc, deployment);
  const [current, announced] = await ask(() =>
    Promise.all([readSignerSet(client, deployment), readAnnouncedSignerSet(client, deployment)]),
  );
  const { signerSet, threshold, size } = current;
  const next =
    announced === undefined
      ? 'Nothing is announced.'
      : `Set ${announced.signerSet} is announced: ${announced.threshold} of ${announced.size} signers, from ${new Date(announced.activeFrom * 1000).toISOString()} on.`;
  return {
    code: 0,
    text: `Set ${signerSet} counts: ${threshold} of ${size} signers must sign.\n${next}`,
    json: { current, announced: announced ?? null },
  };
}

function callOf(act: Exclude<Act, 'show'>, deployment: Deployment, { values }: CommandInput): Call {
  if (act === 'activate') return activateRotation(deployment);
  if (act === 'cancel') return cancelRotation(deployment);
  if (act === 'bar') return barSigner(deployment, addressOf(values['signer'] ?? '', '--signer'));
  const signers = (values['signers'] ?? '').split(',').map((text) => addressOf(text.trim(), '--signers'));
  const threshold = /^\d{1,9}$/.test(values['threshold'] ?? '') ? Number(values['threshold']) : 0;
  if (threshold < 1 || threshold > signers.length) {
    throw refusal(`--threshold must be a whole number from 1 to ${signers.length}.`);
  }
  if (new Set(signers.map((signer) => signer.toLowerCase())).size !== signers.length) {
    throw refusal('--signers names an account twice.');
  }
  return announce(deployment, { signers, threshold });
}

function addressOf(text: string, option: string): `0x${string}` {
  if (/^0x[0-9a-fA-F]{40}$/.test(text)) return text as `0x${string}`;
  throw refusal(`${option} must name accounts, 0x and 40 hexadecimal digits; "${text}" is none.`);
}

const printed = (call: Call): Outcome => ({
  code: 0,
  text: `REGISTRAR_KEY is not set. Send this from the registrar's wallet:\n  to    ${call.to}\n  data  ${call.data}`,
  json: { send: call },
});

const refusal = (message: string): AppError => new AppError('invalid-input', { message });
