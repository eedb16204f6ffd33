import type { Habit } from '../units/index.ts';
import { codeKey, fold } from './fold.ts';
import { gradeOf, gradePatterns, isAisiNumber } from './grades.ts';
import type { Clause, Lexicon, WantedQuantity } from './query.ts';
import { scanQuantity } from './scan-quantity.ts';
import { enName, isSizedByHeight, seriesOf } from './series.ts';

/** A word, not yet looked up, or what was recognised. */
export type Part =
  | { word: string; text: string }
  | { clause: Clause }
  | { quantity: WantedQuantity }
  | { unclear: string };

const number = String.raw`\d{1,6}(?:\.\d{1,3})?`;
const umPer: Readonly<Record<string, number>> = {
  mm: 1_000,
  cm: 10_000,
  m: 1_000_000,
  '"': 25_400,
  in: 25_400,
  inch: 25_400,
  zoll: 25_400,
  pouces: 25_400,
  pollici: 25_400,
};
const unit = String.raw`mm|cm|ml|m|"|in(?:ch)?|zoll|pouces|pollici`;
/** More would be no query but a text. */
const MOST_PARTS = 30;

const certificate = /(?:(?:din )?en ?10204[ :-]*)?(?:typ[eo]? ?)?([23]\.[12])(?![\d.x])/y;
const norm =
  /(?:(?:din|nf|bs|uni|une|nen|nbn)[ -]?)?(?:(?:en|iso|din)[ -]?){1,2}(\d{3,5})(?:-(\d{1,2}))?(?:[:/](?:19|20)\d\d)?/y;
const bolt = new RegExp(String.raw`m ?(\d{1,2})(?: ?x ?(${number}))?(?![a-z\d])`, 'y');
const diameter = new RegExp(
  String.raw`(?:ø|diam(?:et(?:re|er|ro))?\.?|durchmesser|dia\.?|d ?=) ?(${number}) ?(${unit})?(?![a-z\d])`,
  'y',
);
const thickness = new RegExp(
  String.raw`(?:(?:t|s|e) ?=|ep\.?|epaisseur|dicke|thk\.?|thick(?:ness)?|spessore|espesor|dikte|sp\.) ?(${number}) ?(mm|cm)?(?![a-z\d])`,
  'y',
);
const size = new RegExp(
  String.raw`(${number}) ?(${unit})?((?: ?[x*] ?${number} ?(?:${unit})?)+)(?![a-z\d])`,
  'y',
);
const oneOfSize = new RegExp(String.raw`(${number}) ?(${unit})?`, 'g');
const withUnit = new RegExp(String.raw`(${number}) ?(${unit})(?![a-z\d])`, 'y');
const inches = /(\d{1,2})\/(\d{1,2}) ?(?:"|in(?:ch)?|zoll|pouces|pollici)(?![a-z\d])/y;
const tenths = /(\d{1,3})\/10e?(?![\d])/y;
const bare = new RegExp(String.raw`(${number})(?![a-z\d.])`, 'y');
const named = /([a-z]{1,4})[ -]?(\d{2,4})(?![\d.]|[a-wyz])/y;

/**
 * Cuts a query into what is recognised by its shape (part numbers first, then quantities, norms, profiles, grades, sizes)
 * and words. In sizes a comma between figures is a point; quantities are read by a language's habits.
 */
export function scanQuery(query: string, lexicon: Lexicon, habit: Habit = 'any'): Part[] {
  const written = fold(query).replace(/["]{2,}/g, '"');
  // Sign for sign, so that a place in one is the same place in the other.
  const text = written.replace(/(\d),(?=\d)/g, '$1.');
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length && parts.length < MOST_PARTS) {
    const separator = /[\s,;|()[\]]+/y;
    separator.lastIndex = at;
    if (separator.test(text)) {
      at = separator.lastIndex;
      continue;
    }
    const found =
      codeAt(text, at, lexicon) ??
      amountAt(written, at, habit) ??
      shapeAt(text, at, parts) ??
      restAt(text, at);
    parts.push(...found.parts);
    at = found.end;
  }
  return parts;
}

interface Found {
  parts: Part[];
  end: number;
}

/** A quantity, before anything that its figure could be besides. */
function amountAt(written: string, at: number, habit: Habit): Found | null {
  const found = scanQuantity(written, at, habit);
  if (found === null) return null;
  if ('quantity' in found) return { parts: [{ quantity: found.quantity }], end: found.end };
  return { parts: 'unclear' in found ? [{ unclear: found.unclear }] : [], end: found.end };
}

/** The longest run of up to four pieces that is a code on offer: exact before everything else. */
function codeAt(text: string, at: number, lexicon: Lexicon): Found | null {
  const pieces = /^\S+(?: \S+){0,3}/.exec(text.slice(at))?.[0].split(' ') ?? [];
  for (let count = pieces.length; count > 0; count -= 1) {
    const written = pieces
      .slice(0, count)
      .join(' ')
      .replace(/[,;]+$/, '');
    const code = codeKey(written);
    // Fewer than four signs, or no figure, is a word or a size more often than a part number.
    if (code.length < 4 || !/\d/.test(code) || !lexicon.isCode(code)) continue;
    if (isPlainShape(written)) continue;
    return {
      parts: [{ clause: { kind: 'code', text: written, code, isPrefix: false } }],
      end: at + written.length,
    };
  }
  return null;
}

/** What says a grade, a profile or a size means that, even if some vendor numbers its parts so. */
function isPlainShape(written: string): boolean {
  return [...gradePatterns, named, size, withUnit, enName].some((pattern) => matchAll(pattern, written));
}

function matchAll(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text) && pattern.lastIndex === text.length;
}

function shapeAt(text: string, at: number, before: readonly Part[]): Found | null {
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const one = (match: RegExpExecArray, clause: Clause): Found => ({
    parts: [{ clause }],
    end: at + match[0].trimEnd().length,
  });
  let match = take(certificate);
  if (match && isCertificate(match[1]))
    return one(match, { kind: 'certificate', text: match[0], type: match[1] });
  match = take(norm);
  if (match?.[1])
    return one(match, { kind: 'norm', text: match[0], norm: `${match[1]}${match[2] ? `-${match[2]}` : ''}` });
  match = take(enName);
  if (match?.[1] && match[2])
    return one(match, { kind: 'profile', text: match[0], series: `he${match[2]}`, size: match[1] });
  match = take(named);
  const series = match?.[1] === undefined ? undefined : match[1] === 'u' ? 'upn' : seriesOf(match[1]);
  if (match?.[2] && series !== undefined && isSizedByHeight(series)) {
    return one(match, { kind: 'profile', text: match[0], series, size: match[2] });
  }
  match = take(tenths);
  if (match?.[1]) return one(match, { kind: 'dimension', text: match[0], um: Number(match[1]) * 100 });
  for (const pattern of gradePatterns) {
    match = take(pattern);
    if (match) return one(match, { kind: 'grade', text: match[0].trim(), grade: gradeOf(match[0]) });
  }
  match = take(bolt);
  if (match?.[1]) {
    const thread: Part = { clause: { kind: 'diameter', text: `M${match[1]}`, um: Number(match[1]) * 1_000 } };
    const length: Part[] =
      match[2] === undefined
        ? []
        : [{ clause: { kind: 'length', text: match[2], um: micro(match[2], 'mm') } }];
    return { parts: [thread, ...length], end: at + match[0].length };
  }
  return dimensionAt(take, at, before);
}

const isCertificate = (type: string | undefined): type is '2.1' | '2.2' | '3.1' | '3.2' => type !== undefined;
const micro = (amount: string, per = 'mm'): number =>
  Math.round(Number(amount) * (umPer[per === 'ml' ? 'm' : per] ?? 1_000));

function dimensionAt(
  take: (pattern: RegExp) => RegExpExecArray | null,
  at: number,
  before: readonly Part[],
): Found | null {
  const one = (match: RegExpExecArray, part: Part): Found => ({
    parts: [part],
    end: at + match[0].trimEnd().length,
  });
  let match = take(diameter);
  if (match?.[1])
    return one(match, { clause: { kind: 'diameter', text: match[0], um: micro(match[1], match[2]) } });
  match = take(thickness);
  if (match?.[1])
    return one(match, { clause: { kind: 'dimension', text: match[0], um: micro(match[1], match[2]) } });
  match = take(size);
  if (match) return { parts: sizeParts(match[0].trim()), end: at + match[0].trimEnd().length };
  match = take(inches);
  if (match?.[1] && match[2]) {
    return one(match, {
      clause: {
        kind: 'dimension',
        text: match[0],
        um: Math.round((Number(match[1]) / Number(match[2])) * 25_400),
      },
    });
  }
  match = take(withUnit);
  if (match?.[1]) {
    const um = micro(match[1], match[2]);
    const kind = um >= 1_000_000 && (match[2] === 'm' || match[2] === 'ml') ? 'length' : 'dimension';
    return one(match, { clause: { kind, text: match[0], um } });
  }
  match = take(bare);
  if (match?.[1] === undefined) return null;
  const previous = before.at(-1);
  if (
    isAisiNumber(match[1]) &&
    previous !== undefined &&
    'word' in previous &&
    /inox|stainless|edelstahl|rvs|nirosta/.test(previous.word)
  ) {
    return one(match, { clause: { kind: 'grade', text: match[0], grade: gradeOf(match[1]) } });
  }
  return one(match, { clause: { kind: 'number', text: match[1], um: micro(match[1]), size: match[1] } });
}

/** A plate's thickness is what it is; its format, from half a metre on, is what it can be cut from. */
const FORMAT_FROM_UM = 500_000;

function sizeParts(text: string): Part[] {
  const all = sizesOf(text);
  const isFormat = (um: number): boolean => um >= FORMAT_FROM_UM;
  const own = all.filter((um) => !isFormat(um));
  const format = all.filter(isFormat);
  return [own, format].flatMap((dimensionsUm): Part[] =>
    dimensionsUm.length === 0
      ? []
      : [{ clause: { kind: dimensionsUm === format ? 'format' : 'size', text, dimensionsUm } }],
  );
}

/** 2 x 6 m: the unit at the end stands for all; without one, millimetres. */
function sizesOf(written: string): number[] {
  const found = [...written.matchAll(oneOfSize)];
  const last = found.at(-1)?.[2];
  const isMetresThroughout = found.every(([, amount]) => Number(amount) < 30);
  return found.map(([, amount = '0', own]) =>
    micro(amount, own ?? (last === 'm' && !isMetresThroughout ? 'mm' : last)),
  );
}

function restAt(text: string, at: number): Found {
  const piece = /^[^\s,;|()[\]]+/.exec(text.slice(at))?.[0] ?? text.charAt(at);
  const end = at + piece.length;
  if (!/\p{N}/u.test(piece)) {
    const words = piece
      .split(/[^\p{L}']+/u)
      .flatMap((word) => word.split(/^(?:d|l|dell|all)'/))
      .filter((word) => word !== '');
    return { parts: words.map((word) => ({ word, text: word })), end };
  }
  // Figures and letters that are nothing known: a part number that nobody offers, or the beginning of one.
  const code = codeKey(piece.replace(/^[.:#]+|[.:]+$/g, ''));
  return { parts: [{ clause: { kind: 'code', text: piece, code, isPrefix: true } }], end };
}
