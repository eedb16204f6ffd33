import { readFile } from 'node:fs/promises';
import { deploymentOf } from '@topsteel/chain/deployments';
import {
  blocksOver,
  rpcOver,
  type BlockSource,
  type RegisterDeployment,
  type RpcSource,
} from '@topsteel/chain/verify';
import { registerDeployment, siteSources } from '@topsteel/domain/api';
import { AppError } from '@topsteel/domain/errors';
import { reasonOf } from '../read-input.ts';

/** Where a verification asks, and what the reader should know about that choice. */
export interface Sources {
  node: RpcSource;
  store: BlockSource;
  deployment: RegisterDeployment;
  /** The site of the label, when it is one of ours and answered: readings of labels are counted there. */
  site: string | undefined;
  /** Sentences about where was asked, for people. */
  notes: string[];
}

export interface SourceOptions {
  rpc?: string | undefined;
  ipfs?: string | undefined;
  /** A chain id that is known here, or a file of `deployments/`. */
  deployment?: string | undefined;
}

const TIMEOUT_MS = 4_000;
/** The embedded stack as `npm start` brings it up. */
const LOCAL = {
  site: 'http://localhost:3000',
  rpcUrl: 'http://127.0.0.1:8545',
  ipfsGatewayUrl: 'http://127.0.0.1:8080',
  chainId: 31337,
};

/**
 * Where to ask about a label. What the reader names comes first, then what the label's site says of itself in
 * `/config.json`, then the embedded stack. The contracts are always those that this program knows for the chain, or
 * the reader's file: never the label's word.
 *
 * @throws AppError `invalid-input` when a foreign site does not say where to ask.
 */
export async function findSources(label: URL | undefined, options: SourceOptions): Promise<Sources> {
  const { rpc, ipfs } = options;
  const site = label?.origin ?? LOCAL.site;
  const isLocal = label === undefined || /^(localhost|127\.0\.0\.1|\[::1\])$/.test(label.hostname);
  const isSiteNeeded = rpc === undefined || ipfs === undefined || options.deployment === undefined;
  const said = isSiteNeeded || label !== undefined ? await configOf(site) : undefined;
  if (said === undefined && isSiteNeeded && !isLocal) {
    throw new AppError('invalid-input', {
      message: `${site} does not say where its register is. Name it yourself: --rpc URL --ipfs URL --deployment FILE|CHAIN-ID.`,
    });
  }
  const rpcUrl = rpc ?? said?.rpcUrl ?? LOCAL.rpcUrl;
  const ipfsUrl = ipfs ?? said?.ipfsGatewayUrl ?? LOCAL.ipfsGatewayUrl;
  const deployment = await readDeployment(options.deployment ?? String(said?.chainId ?? LOCAL.chainId));
  const isOnItsWord = rpc === undefined && said !== undefined && !isLocal;
  return {
    node: rpcOver({ urls: [rpcUrl], timeoutMs: TIMEOUT_MS }),
    store: blocksOver({ urls: [ipfsUrl], timeoutMs: TIMEOUT_MS }),
    deployment,
    site: said === undefined ? undefined : site,
    notes: isOnItsWord
      ? [
          `The register was asked at ${new URL(rpcUrl).host}, as ${site} says. Whoever made a false label can name a false register: use --rpc with a node that you trust.`,
        ]
      : [],
  };
}

/** The contracts of a known chain, or of a file. @throws AppError `invalid-input` when there are none. */
export async function readDeployment(named: string): Promise<RegisterDeployment> {
  if (/^\d{1,15}$/.test(named)) return knownDeployment(Number(named));
  let content: unknown;
  try {
    content = JSON.parse(await readFile(named, 'utf8'));
  } catch (cause) {
    throw new AppError('invalid-input', {
      message: `Cannot read the deployment ${named}: ${cause instanceof SyntaxError ? 'it is not JSON' : reasonOf(cause)}.`,
      cause,
    });
  }
  const read = registerDeployment.safeParse(content);
  if (read.success) return read.data;
  throw new AppError('invalid-input', {
    message: `${named} is not a deployment: ${read.error.issues.map(({ path }) => path.join('.')).join(', ')} is missing or wrong.`,
  });
}

function knownDeployment(chainId: number): RegisterDeployment {
  try {
    return deploymentOf(chainId);
  } catch (cause) {
    throw new AppError('invalid-input', {
      message: `${(cause as Error).message} Give the file of the deployment: --deployment FILE.`,
      cause,
    });
  }
}

async function configOf(site: string): Promise<ReturnType<typeof siteSources.parse> | undefined> {
  try {
    const response = await fetch(`${site}/config.json`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      redirect: 'error',
    });
    return siteSources.parse(await response.json());
  } catch {
    return undefined;
  }
}
