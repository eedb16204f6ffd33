import type { GenealogyLotAnswer } from '@topsteel/domain/api';
import { groupedLotCode, lotCodeOf } from '@topsteel/domain/digital-link';
import type { ReadGenealogy } from '@topsteel/domain/genealogy';
import { formatTonnes } from '@topsteel/domain/units';

const REASONS = ['erroneous', 'withdrawn', 'superseded', 'material nonconforming', 'key compromised'];
/** A tree is for reading; whoever needs more lines than this reads the JSON. */
const MAX_LINES = 2_000;

interface Branch {
  lotId: string;
  grams: bigint;
}
type Next = (lotId: string) => Branch[];

/** A genealogy as a tree for people: origins above, descendants below, and what the check found. One fact a line. */
export function writeGenealogy(read: ReadGenealogy): string {
  const { answer, faults } = read;
  const lots = new Map(answer.lots.map((lot) => [lot.lotId, lot]));
  const root = lots.get(answer.lotId);
  const acts = answer.transformations;
  const made = new Map(acts.flatMap((act) => act.outputs.map((output) => [output.lotId, act] as const)));
  const up: Next = (lotId) => made.get(lotId)?.inputs.map(branchOf) ?? [];
  const down: Next = (lotId) =>
    acts
      .filter((act) => act.inputs.some((input) => input.lotId === lotId))
      .flatMap((act) => act.outputs.map(branchOf));
  const lines = [`Lot ${codeOf(answer.lotId)}`, ...(root ? [`  ${describe(root)}`] : [])];
  if (answer.heats.length > 0) {
    lines.push('', 'Heats in it, by mass:');
    for (const { lotId, heatNumber, massGrams } of answer.heats) {
      lines.push(`  ${tonnes(massGrams)}  ${plain(heatNumber ?? 'heat not stated')}  (lot ${codeOf(lotId)})`);
    }
  }
  if (answer.direction !== 'down') {
    lines.push(
      '',
      root?.madeBy === null ? 'Made under its own certificate; no lot went into it.' : 'Made of:',
    );
    if (root?.madeBy !== null) lines.push(...tree(answer.lotId, up, lots));
  }
  if (answer.direction !== 'up') {
    const below = tree(answer.lotId, down, lots);
    lines.push('', below.length === 0 ? 'Nothing was made of it.' : 'Made from it:', ...below);
  }
  lines.push('', ...verdictOf(read));
  if (faults.length > 0) lines.push(...faults.map((fault) => `  ${fault.message}`));
  if (!answer.isWhole) lines.push('More lots belong to it than were answered.');
  return lines.join('\n');
}

function verdictOf({ answer, faults }: ReadGenealogy): string[] {
  const root = answer.lots.find((lot) => lot.lotId === answer.lotId);
  const recalled = answer.lots.filter((lot) => lot.recall !== null);
  const count = answer.transformations.length;
  const lost = answer.transformations.reduce((total, act) => total + BigInt(act.lossGrams), 0n);
  const lines =
    faults.length > 0
      ? ['Does not add up:']
      : [
          count === 0
            ? 'No transformation to check.'
            : `Adds up: in ${count} ${count === 1 ? 'transformation' : 'transformations'} every gram is accounted for; ${tonnes(lost)} were lost.`,
        ];
  for (const lot of recalled) {
    const reason = REASONS[(lot.recall?.reason ?? 1) - 1] ?? '';
    lines.unshift(`RECALLED: lot ${codeOf(lot.lotId)} on ${lot.recall?.at.slice(0, 10) ?? ''} (${reason}).`);
  }
  if (root && root.recalledAncestors.length > 0) {
    const codes = root.recalledAncestors.map(codeOf).join(', ');
    lines.unshift(`Set this lot aside: it was made of recalled material (${codes}).`);
  }
  return lines;
}

function tree(from: string, next: Next, lots: ReadonlyMap<string, GenealogyLotAnswer>): string[] {
  const lines: string[] = [];
  const shown = new Set([from]);
  const stack = branchesOf(from, next, '').reverse();
  while (stack.length > 0 && lines.length < MAX_LINES) {
    const item = stack.pop();
    if (!item) break;
    const { lotId, grams, indent, isLast } = item;
    const lot = lots.get(lotId);
    const isRepeat = shown.has(lotId);
    shown.add(lotId);
    const what = lot ? describe(lot) : 'not part of this answer';
    lines.push(
      `${indent}${isLast ? '└─' : '├─'} ${tonnes(grams)}  ${codeOf(lotId)}  ${isRepeat ? 'as above' : what}`,
    );
    if (!isRepeat) stack.push(...branchesOf(lotId, next, `${indent}${isLast ? '   ' : '│  '}`).reverse());
  }
  if (stack.length > 0) lines.push('… the tree is longer than this; --json has all of it.');
  return lines;
}

function branchesOf(lotId: string, next: Next, indent: string) {
  return next(lotId).map((branch, position, all) => ({
    ...branch,
    indent,
    isLast: position + 1 === all.length,
  }));
}

function describe(lot: GenealogyLotAnswer): string {
  const product = [lot.grade, lot.product, lot.dimensions]
    .filter((word) => word !== null && word !== '')
    .join(', ');
  const origin =
    lot.certificate === null
      ? 'made'
      : plain(
          `heat ${lot.heatNumber ?? 'not stated'}, certificate ${lot.certificate.number ?? lot.certificate.id}, commissioned`,
        );
  const state = lot.recall === null ? '' : ' · RECALLED';
  const settling = lot.isFinal ? '' : ' · not final yet';
  return `${product === '' ? 'steel' : plain(product)} · ${tonnes(lot.massGrams)}, ${tonnes(lot.leftGrams)} left · ${origin} by ${nameOf(lot.maker)} on ${lot.madeAt.slice(0, 10)}${settling}${state}`;
}

const branchOf = ({ lotId, massGrams }: { lotId: string; massGrams: string }): Branch => ({
  lotId,
  grams: BigInt(massGrams),
});
const codeOf = (lotId: string): string => groupedLotCode(lotCodeOf(BigInt(lotId)));
const tonnes = (grams: bigint | string): string => `${formatTonnes(BigInt(grams), 'en', 3)} t`;
const nameOf = (party: { account: string; name: string | null }): string =>
  plain(party.name ?? party.account);
/** What others wrote must not steer a terminal: control characters go. */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '');
