import { readAnchored, type Anchored } from '@topsteel/chain';
import { AppError } from '@topsteel/domain/errors';
import { isAddress, keccak256, toBytes, type Address } from 'viem';
import { openNode } from '../node/open-node.ts';

const LOCAL_CHAIN = 31_337;

/** The books whose closings the marketplace puts on chain. */
export type Book = 'TopSteel.Ledger' | 'TopSteel.Audit';

/**
 * What the chain has of a book, or undefined when no node was named. Read it before the database: a closing is kept there
 * before its root is sent, so every root that is found has its closing in what is read later. Neither who publishes nor
 * which book it is comes from the database, which is what is being checked.
 *
 * @throws AppError `invalid-input` when nobody said who publishes, `unavailable` when the chain does not answer.
 */
export async function readAnchors(
  { rpc, publisher }: Readonly<Record<string, string | undefined>>,
  book: Book,
): Promise<Anchored[] | undefined> {
  if (rpc === undefined) {
    if (publisher === undefined) return undefined;
    throw new AppError('invalid-input', {
      message: '--publisher says whose roots to look for on chain; name the node by --rpc URL.',
    });
  }
  const { client, chainId, deployment, ask } = await openNode(rpc);
  const publishers = await publishersOf(publisher ?? process.env['RELAYER_ADDRESS'], chainId);
  const block = await ask(() => client.getBlockNumber({ cacheTime: 0 }));
  const id = keccak256(toBytes(book));
  const found = publishers.map((address) =>
    ask(() => readAnchored(client, deployment, { publisher: address, book: id }, block)),
  );
  return (await Promise.all(found)).flat();
}

async function publishersOf(named: string | undefined, chainId: number): Promise<Address[]> {
  if (named === undefined || named === '') {
    if (chainId === LOCAL_CHAIN) {
      const { demoAccount } = await import('@topsteel/chain/deploy');
      return [demoAccount('relayer').address];
    }
    throw new AppError('invalid-input', {
      message:
        'Say who puts the roots on chain: --publisher ADDRESS (several by commas), or RELAYER_ADDRESS. The database is not asked: it is what is being checked.',
    });
  }
  return named.split(',').map((text) => {
    const address = text.trim();
    if (isAddress(address, { strict: false })) return address;
    throw new AppError('invalid-input', {
      message: `--publisher names accounts, 0x and 40 hexadecimal digits; "${address}" is none.`,
    });
  });
}
