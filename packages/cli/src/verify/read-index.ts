import { setTimeout } from 'node:timers/promises';
import { hostOf, type VerdictLine, type VerificationReport } from '@topsteel/chain/verify';
import { indexAnswer } from '@topsteel/domain/api';

const TIMEOUT_MS = 4_000;
/** A healthy index follows within this time; only then is it called behind. */
const PATIENCE = { tries: 5, everyMs: 400 };
const PAGE = 1_000;
/** Every act moves title: that a lot was used up is one of them, and not told a second time as a consumption. */
const queryAt = (block: number | undefined): string => `query ($lot: String!, $after: ID!) {
  _meta { block { number timestamp } }
  titleTransfers(first: ${PAGE}, orderBy: id, where: { lot: $lot, id_gt: $after }${
    block === undefined ? '' : `, block: { number: ${block} }`
  }) { id }
}`;

/**
 * The line about the history of a lot in the subgraph. The subgraph answers no other question: it is compared with the
 * block at which the register was read, and one that lags is never taken for a complete history.
 */
export async function readIndex(url: string, report: VerificationReport): Promise<VerdictLine> {
  const away: VerdictLine = {
    question: 'history',
    key: 'historyUnread',
    params: {},
    how: { key: 'indexAway', params: { index: hostOf(url) } },
  };
  const { block, register } = report;
  if (block === undefined) return away;
  try {
    let found = await ask(url, report.lotId);
    for (let i = 1; i < PATIENCE.tries && behind(found, block.number) > 0; i += 1) {
      await setTimeout(PATIENCE.everyMs);
      found = await ask(url, report.lotId);
    }
    const { _meta } = found.data;
    const how: VerdictLine['how'] = {
      key: 'index',
      params: { index: hostOf(url), indexed: _meta.block.number, register, block: block.number },
    };
    const lag = behind(found, block.number);
    if (lag <= 0) {
      const n = await countAll(url, report.lotId, found);
      return { question: 'history', key: 'historyKnown', params: { n }, how };
    }
    const time = _meta.block.timestamp ?? 0;
    return { question: 'history', key: 'historyBehind', params: { n: lag, time }, how };
  } catch {
    return away;
  }
}

type IndexAnswer = ReturnType<typeof indexAnswer.parse>;

const behind = ({ data }: IndexAnswer, block: string): number =>
  Number(BigInt(block) - BigInt(data._meta.block.number));

/** All acts as of the block of the first page. */
async function countAll(url: string, lot: string, first: IndexAnswer): Promise<number> {
  const block = first.data._meta.block.number;
  let count = 0;
  for (let page = first.data.titleTransfers; ; ) {
    count += page.length;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return count;
    page = (await ask(url, lot, { after: last.id, block })).data.titleTransfers;
  }
}

async function ask(
  url: string,
  lot: string,
  { after, block }: { after: string; block?: number } = { after: '' },
): Promise<IndexAnswer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: queryAt(block), variables: { lot, after } }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return indexAnswer.parse(await response.json());
}
