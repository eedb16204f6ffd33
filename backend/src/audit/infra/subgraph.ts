import { z } from 'zod';

const TIMEOUT_MS = 3_000;
/** Where its word only stands beside an answer. */
const SHORT_TIMEOUT_MS = 500;

/** The subgraph's figure at a block, or why there is none. It never decides; it is shown beside the others. */
export interface SubgraphFigure {
  minor: bigint | null;
  block: bigint | null;
  reason: string | null;
}

const meta = z.object({ data: z.object({ _meta: z.object({ block: z.object({ number: z.number() }) }) }) });
const figure = z.object({
  data: z.object({ escrowBalance: z.object({ heldMinor: z.string() }).nullable() }),
});

/** USDC that the subgraph believes to be in the escrow after the block. */
export async function subgraphFigureAt(
  graphUrl: string,
  token: string,
  blockNumber: bigint,
): Promise<SubgraphFigure> {
  let block: bigint | null = null;
  try {
    block = BigInt(
      meta.parse(await ask(graphUrl, '{ _meta { block { number } } }', {})).data._meta.block.number,
    );
    if (block < blockNumber) {
      return {
        minor: null,
        block,
        reason: `The subgraph has reached block ${block}, not yet ${blockNumber}.`,
      };
    }
    const { escrowBalance } = figure.parse(
      await ask(
        graphUrl,
        'query ($id: ID!, $at: Int!) { escrowBalance(id: $id, block: { number: $at }) { heldMinor } }',
        {
          id: token.toLowerCase(),
          at: Number(blockNumber),
        },
      ),
    ).data;
    return { minor: BigInt(escrowBalance?.heldMinor ?? '0'), block, reason: null };
  } catch (error) {
    return { minor: null, block, reason: reasonOf(error) };
  }
}

/** The last block that the subgraph has taken in, or why it does not say. */
export async function indexBlock(graphUrl: string): Promise<{ block: bigint | null; reason: string | null }> {
  try {
    const said = meta.parse(await ask(graphUrl, '{ _meta { block { number } } }', {}, SHORT_TIMEOUT_MS));
    return { block: BigInt(said.data._meta.block.number), reason: null };
  } catch (error) {
    return { block: null, reason: reasonOf(error) };
  }
}

const reasonOf = (error: unknown): string =>
  `The subgraph did not answer: ${error instanceof Error && error.name !== 'ZodError' ? error.message : 'its answer was not understood'}.`;

async function ask(
  url: string,
  query: string,
  variables: Record<string, unknown>,
  timeoutMs = TIMEOUT_MS,
): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    signal: AbortSignal.timeout(timeoutMs),
  });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}
