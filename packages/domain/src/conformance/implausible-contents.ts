import { percentOf, type Analysis, type Content, type CertificateReading } from '../en10168/index.ts';
import { addDecimal, compareDecimal, multiplyDecimal, parseDecimal, type Decimal } from '../units/index.ts';
import type { Implausible } from './find-implausible.ts';

/**
 * A content stated twice in one analysis with different values, analyses of one heat that are far apart, and an
 * analysis whose values look like fractions rather than percent.
 */
export function findImplausibleContents({ analyses }: Pick<CertificateReading, 'analyses'>): Implausible[] {
  return [
    ...analyses.flatMap(statedTwice),
    ...analyses.flatMap(asFractions),
    ...analyses.flatMap((analysis, i) => apart(analysis, analyses.slice(i + 1))),
  ];
}

function statedTwice({ contents, heatNumber }: Analysis): Implausible[] {
  return contents.flatMap((content, i) => {
    const other = contents.slice(0, i).find(({ symbol }) => symbol === content.symbol);
    if (other === undefined) return [];
    const isSame =
      other.operator === content.operator && compareDecimal(percentOf(other), percentOf(content)) === 0;
    if (isSame || other.operator !== '=' || content.operator !== '=') return [];
    return [
      {
        code: 'stated-twice' as const,
        property: content.symbol,
        value: `${other.value} and ${content.value} ${content.unit}`,
        limit: 'one value in one analysis',
        field: content.field,
        heatNumber,
        reason: `One analysis states ${content.symbol} twice, as ${other.value} and as ${content.value} ${content.unit}.`,
      },
    ];
  });
}

/** Below both of these no grade of our tables is made; 0.0015 for 0.15 % carbon, with 0.014 for 1.4 % manganese, is. */
const fractionBelow: Readonly<Record<string, string>> = { C: '0.01', Mn: '0.03' };

function asFractions({ contents, heatNumber }: Analysis): Implausible[] {
  const low = Object.entries(fractionBelow).map(([symbol, below]) =>
    contents.find(
      (content) => content.symbol === symbol && compareDecimal(percentOf(content), parseDecimal(below)) < 0,
    ),
  );
  const [carbon, manganese] = low;
  if (carbon === undefined || manganese === undefined) return [];
  return [
    {
      code: 'contents-as-fractions',
      property: 'Mn',
      value: `${manganese.value} ${manganese.unit}`,
      limit: 'about a hundred times as much',
      field: manganese.field,
      heatNumber,
      reason: `Carbon of ${carbon.value} ${carbon.unit} with manganese of ${manganese.value} ${manganese.unit} is no structural steel: the contents may be fractions instead of percent. Ask for a certificate with units.`,
    },
  ];
}

/**
 * How far two analyses of one heat may differ, by practice several times the deviations that the norms allow a
 * product analysis: so much in percent, or this part of the higher value, whichever is more.
 */
const tolerances: Readonly<Record<string, readonly [percent: string, part: string]>> = {
  C: ['0.06', '0.35'],
  Si: ['0.12', '0.4'],
  Mn: ['0.20', '0.25'],
  Cr: ['0.12', '0.4'],
  Ni: ['0.12', '0.4'],
  Mo: ['0.06', '0.4'],
  Cu: ['0.12', '0.4'],
  P: ['0.020', '0.6'],
  S: ['0.020', '0.7'],
};

function apart({ contents, heatNumber }: Analysis, others: readonly Analysis[]): Implausible[] {
  if (heatNumber === null) return [];
  const same = others.filter((other) => other.heatNumber === heatNumber).flatMap((other) => other.contents);
  return contents.flatMap((content) => {
    const tolerance = Object.hasOwn(tolerances, content.symbol) ? tolerances[content.symbol] : undefined;
    const other = same.find(({ symbol }) => symbol === content.symbol);
    if (tolerance === undefined || other === undefined || !areFar(content, other, tolerance)) return [];
    return [
      {
        code: 'analyses-apart' as const,
        property: content.symbol,
        value: `${content.value} ${content.unit} and ${other.value} ${other.unit}`,
        limit: 'analyses of one heat that agree',
        field: other.field,
        heatNumber,
        reason: `Two analyses of heat ${heatNumber} give ${content.symbol} as ${content.value} and as ${other.value}; one heat cannot have both.`,
      },
    ];
  });
}

function areFar(a: Content, b: Content, [percent, part]: readonly [string, string]): boolean {
  if (a.operator !== '=' || b.operator !== '=') return false;
  const [low, high] = [percentOf(a), percentOf(b)].sort(compareDecimal) as [Decimal, Decimal];
  const reaches = (slack: Decimal) => compareDecimal(addDecimal(low, slack), high) >= 0;
  return !reaches(parseDecimal(percent)) && !reaches(multiplyDecimal(high, parseDecimal(part)));
}
