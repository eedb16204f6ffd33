import type { NumberLocale } from './decimal.ts';

/** Whose habits a figure was typed by: a language's, or anybody's where a list comes from elsewhere. */
export type Habit = NumberLocale | 'any';

/**
 * What a typed figure says. `unclear`: it could be read as two figures a thousand times apart. `mark`: its decimals stand
 * behind the mark that groups thousands in this language. `none`: it is no figure.
 */
export type FigureReading =
  | { state: 'read'; plain: string }
  | { state: 'unclear'; either: readonly [string, string] }
  | { state: 'mark'; plain: string }
  | { state: 'none' };

const SPACED = /^([1-9]\d{0,2}(?:[\s\u00a0\u202f\u2009'’]\d{3})+)((?:[.,]\d+)?)$/;
const joined = (digits: string): string => digits.replaceAll(/\D/g, '');
const read = (sign: string, whole: string, fraction = ''): FigureReading => ({
  state: 'read',
  plain: `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`,
});

/**
 * Reads a figure as people of a language type it, to a plain decimal with a point. Spaces and apostrophes group thousands
 * everywhere; in English so does the comma, elsewhere the point. A point may begin the decimals in every language, where it
 * cannot group: `742.50` is clear in German, `1.250` is not.
 *
 * @example readFigure('18 420,5', 'fr') // { state: 'read', plain: '18420.5' }
 * @example readFigure('1.250', 'de') // { state: 'unclear', either: ['1250', '1.250'] }
 * @example readFigure('12,5', 'en') // { state: 'mark', plain: '12.5' }
 */
export function readFigure(text: string, habit: Habit): FigureReading {
  const bare = text.trim().replace('\u2212', '-');
  const sign = bare.startsWith('-') ? '-' : '';
  const figure = bare.slice(sign.length);
  const spaced = SPACED.exec(figure);
  if (spaced !== null) return read(sign, joined(spaced[1] ?? ''), (spaced[2] ?? '').slice(1));
  if (/^\d+$/.test(figure)) return read(sign, figure);
  const [group, point] = habit === 'any' ? marksIn(figure) : habit === 'en' ? [',', '.'] : ['.', ','];
  const grouped = new RegExp(`^([1-9]\\d{0,2}(?:\\${group}\\d{3})+)(?:\\${point}(\\d+))?$`).exec(figure);
  if (grouped !== null) {
    const [, whole = '', fraction] = grouped;
    const [head = '', tail = '', ...more] = whole.split(group);
    const isClear = fraction !== undefined || more.length > 0 || habit === 'en';
    return isClear
      ? read(sign, joined(whole), fraction)
      : { state: 'unclear', either: [`${sign}${head}${tail}`, `${sign}${head}.${tail}`] };
  }
  const [, whole, mark, fraction] = /^(\d+)([.,])(\d+)$/.exec(figure) ?? [];
  if (whole === undefined) return { state: 'none' };
  return habit === 'en' && mark === ','
    ? { state: 'mark', plain: `${sign}${whole}.${fraction ?? ''}` }
    : read(sign, whole, fraction);
}

/** The marks of a figure from anywhere: the last one begins the decimals where there are two; a lone one may group. */
const marksIn = (figure: string): [string, string] => {
  const last = Math.max(figure.lastIndexOf(','), figure.lastIndexOf('.'));
  const isLastPoint = figure[last] === '.';
  const hasBoth = figure.includes(',') && figure.includes('.');
  return isLastPoint === hasBoth ? [',', '.'] : ['.', ','];
};

/**
 * The plain decimal of a typed figure.
 *
 * @returns undefined when it is no figure, or not one figure only
 * @example typedDecimal('742.50', 'de') // '742.50'
 */
export function typedDecimal(text: string, habit: Habit): string | undefined {
  const reading = readFigure(text, habit);
  return reading.state === 'read' ? reading.plain : undefined;
}
