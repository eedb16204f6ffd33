import type { VerdictLine, VerificationReport } from '@topsteel/chain/verify';
import type { VerdictTone } from '@topsteel/domain/verdict';
import type { CheckAgainData } from '../check-again-data.ts';

interface Asking {
  /** Address of the other node. */
  node: string;
  data: CheckAgainData;
  ask: (url: string) => Promise<VerificationReport>;
  sentenceOf: (line: VerdictLine) => string;
}

/** Puts the questions to another node and says beside our answers whether it agrees; it replaces none of them. */
export async function askNode({ node, data, ask, sentenceOf }: Asking): Promise<void> {
  const { nodeAway, nodeDiffers, nodeSame } = data.words.page;
  const { host } = new URL(node);
  const report = await ask(node).catch(() => undefined);
  if (report?.block === undefined) {
    say(nodeAway, { host }, 'unknown');
    return;
  }
  const ours = new Map(data.lines.map(({ question, key }) => [question, key]));
  const asked = report.lines.filter(({ question }) => ours.has(question) && !data.kept.includes(question));
  const differing = asked.filter(({ question, key }) => ours.get(question) !== key);
  const n = String(asked.length);
  if (differing.length > 0) say(nodeDiffers, { host, list: differing.map(sentenceOf).join(' ') }, 'bad');
  else say(nodeSame, { host, k: n, n, block: report.block.number }, 'good');
}

function say(text: string, params: Record<string, string>, tone: VerdictTone): void {
  const place = document.getElementById('node-answer');
  if (!place) return;
  place.className = `note shown ${tone}`;
  place.textContent = text.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '…');
}
