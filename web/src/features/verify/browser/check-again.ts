import { blocksOver, checkLot, rpcOver, type VerdictLine } from '@topsteel/chain/verify';
import { fillTemplate, fillVerdict, headlineOfTones, type VerdictTone } from '@topsteel/domain/verdict';
import type { AnsweredLine, CheckAgainData } from '../check-again-data.ts';
import type * as AskNode from './ask-node.ts';
import type * as HashFile from './hash-file.ts';
import type * as SendReport from './send-report.ts';
import { startWorker } from './start-worker.ts';

const data = JSON.parse(document.getElementById('page-data')?.textContent ?? '') as CheckAgainData;
const { language, words } = data;
const status = document.getElementById('browser');

const toneOfLine = ({ key }: AnsweredLine): VerdictTone => data.tones[key] ?? 'unknown';
const fill = (text: string, params: VerdictLine['params']) =>
  fillTemplate(text, params, language, words.named);

/** Repeats the checks from this very browser, against the register and the file store, and marks each line. */
async function checkAgain(): Promise<void> {
  tell(words.page.browserWorking);
  const report = await ask(data.rpcUrl);
  const seen = { clock: new Date().toTimeString().slice(0, 8), block: report.block?.number ?? '' };
  const mine = new Map(report.lines.map((line) => [line.question, line]));
  let repeated = 0;
  const shown = data.lines.map((theirs): AnsweredLine => {
    const line = mine.get(theirs.question);
    mine.delete(theirs.question);
    // What the server alone can read, such as a statement about carbon, is more than this browser found.
    if (line === undefined || data.kept.includes(theirs.question))
      return leave(theirs, words.page.browserOnlyServer);
    // Not reaching the register from here says nothing against an answer that somebody else got.
    if (toneOfLine(line) === 'unknown') return leave(theirs, words.page.browserUnreached);
    repeated += 1;
    return show(line, fill(words.page.browserChecked, seen));
  });
  // What only this browser found, such as a recall a minute ago, comes before all others.
  for (const line of mine.values()) {
    document.querySelector('.lines')?.prepend(elementOf(line, ''));
    shown.push(show(line, fill(words.page.browserChecked, seen)));
  }
  showHeadline(shown);
  tell(
    report.block
      ? fill(words.page.browserDone, { ...seen, k: repeated, n: data.lines.length })
      : words.page.scriptOff,
  );
}

async function ask(url: string) {
  const node = rpcOver({ urls: [url] });
  const store = blocksOver({ urls: [data.gatewayUrl] });
  const { report } = await checkLot({
    lotId: BigInt(data.lotId),
    serial: data.serial === undefined ? undefined : BigInt(data.serial),
    rpc: node.request,
    fetchBlock: store.fetchBlock,
    deployment: data.deployment,
    now: Math.floor(Date.now() / 1_000),
    registerName: node.name,
    storeName: store.name,
  });
  return report;
}

function tell(text: string): void {
  if (status) status.textContent = text;
}

const itemOf = ({ question }: AnsweredLine) => document.querySelector(`[data-question=${question}]`);

/** Leaves a line as the server wrote it, and says who checked it. */
function leave(line: AnsweredLine, where: string): AnsweredLine {
  itemOf(line)?.querySelector('.where')?.replaceChildren(where);
  return line;
}

/** Writes the line of a question as it is known now, and who checked it. */
function show(line: VerdictLine, where: string): VerdictLine {
  itemOf(line)?.replaceWith(elementOf(line, where));
  return line;
}

function elementOf(line: VerdictLine, where: string): HTMLElement {
  const tone = toneOfLine(line);
  const item = document.createElement('li');
  item.className = `line ${tone}`;
  item.dataset['question'] = line.question;
  item.innerHTML = `<svg aria-hidden="true" viewBox="0 0 24 24"><use href="#i-${tone}"/></svg><div><p class="says"></p><p class="how"></p><p class="where"></p></div>`;
  const [says, how, place] = item.querySelectorAll('p');
  // Split by hand: what names a mill is text, never markup.
  partsOf(line).forEach((text, i) =>
    says?.appendChild(document.createElement(i % 2 ? 'strong' : 'span')).append(text),
  );
  how?.append(fill(words.how[line.how.key] ?? '', line.how.params));
  place?.append(where);
  return item;
}

/** The sentence of a line; every second part is bold. */
function partsOf({ key, params }: VerdictLine): string[] {
  return fillVerdict(words.lines[key] ?? '', key, params, language, words.named)
    .replace('CO2e', 'CO₂e')
    .split('**');
}

function showHeadline(lines: AnsweredLine[]): void {
  const head = document.getElementById('headline');
  const title = head?.querySelector('h1');
  const { key, tone, params } = headlineOfTones(lines.map(toneOfLine));
  const text = fill(words.headlines[params.k === 1 ? `${key}One` : key] ?? words.headlines[key] ?? '', {
    ...params,
  });
  const reasons = head?.querySelector('p');
  if (!head || !title || !reasons) return;
  head.className = `head ${tone}`;
  head.querySelector('use')?.setAttribute('href', `#i-${tone}`);
  const worst = tone === 'good' ? [] : lines.filter((line) => toneOfLine(line) === tone);
  reasons.textContent = [
    ...new Set(worst.map((line) => itemOf(line)?.querySelector('strong')?.textContent)),
  ].join(' ');
  // Unchanged words stay untouched, or a screen reader would say them twice.
  if (title.textContent !== text) title.textContent = text;
}

/** A file is compared here, without sending it anywhere; what that takes is loaded when it is asked for. */
async function compare(file: File, target: HTMLElement): Promise<void> {
  target.textContent = words.page.fileWorking;
  const { hashesOf } = (await import(data.hashFileSrc)) as typeof HashFile;
  const hashes = await hashesOf(new Uint8Array(await file.arrayBuffer()));
  const isRegistered = hashes.some((hash) => data.registeredHashes.includes(hash));
  const line: VerdictLine = {
    question: 'integrity',
    key: isRegistered ? 'intact' : 'altered',
    params: data.registered,
    how: { key: 'fileHere', params: {} },
  };
  target.replaceChildren(elementOf(line, ''));
}

const form = document.querySelector<HTMLFormElement>('#compare');
const target = document.getElementById('compared');
form?.addEventListener('submit', (event) => {
  const file = form.querySelector<HTMLInputElement>('[type=file]')?.files?.[0];
  if (!file || !target) return;
  event.preventDefault();
  // When it cannot be done here, the form goes to the server, as it does without a script.
  compare(file, target).catch(() => form.submit());
});
checkAgain().catch(() => tell(words.page.scriptOff));

if (data.node) {
  const { node } = data;
  import(data.askNodeSrc).then(
    (other: typeof AskNode) =>
      other.askNode({ node, data, ask, sentenceOf: (line) => partsOf(line).join('') }),
    () => undefined,
  );
}
const report = document.querySelector<HTMLFormElement>('#report-form');
report?.addEventListener('submit', (event) => {
  event.preventDefault();
  import(data.sendReportSrc)
    .then((sender: typeof SendReport) => sender.sendReport(report, words.page))
    .catch(() => {
      report.submit();
    });
});
startWorker();
