import { setTimeout } from 'node:timers/promises';
import { hostOf, type VerdictLine, type VerificationReport } from '@topsteel/chain/verify';
import { indexAnswer } from '@topsteel/domain/api';

const TIMEOUT_MS = 4_000;
/** A healthy index follows within this time; only then is it called behind. */
const PATIENCE = { tries: 5, everyMs: 400 };
const QUERY = `query ($lot: BigInt!) {
  _meta { block { number timestamp } }
  titleTransfers(first: 1000, where: { lot_: { lotId: $lot } }) { id }
  consumptions(first: 1000, where: { lot_: { lotId: $lot } }) { id }
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
    const { _meta, titleTransfers, consumptions } = found.data;
    const how: VerdictLine['how'] = {
      key: 'index',
      params: { index: hostOf(url), indexed: _meta.block.number, register, block: block.number },
    };
    const lag = behind(found, block.number);
    if (lag <= 0) {
      const n = titleTransfers.length + consumptions.length;
      return { question: 'history', key: 'historyKnown', params: { n }, how };
    }
    const time = _meta.block.timestamp ?? 0;
    return { question: 'history', key: 'historyBehind', params: { n: lag, time }, how };
  } catch {
    return away;
  }
}

const behind = ({ data }: ReturnType<typeof indexAnswer.parse>, block: string): number =>
  Number(BigInt(block) - BigInt(data._meta.block.number));

async function ask(url: string, lot: string): Promise<ReturnType<typeof indexAnswer.parse>> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { lot } }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  return indexAnswer.parse(await response.json());
}
