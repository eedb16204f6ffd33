import type { CertificateReading } from '../en10168/index.ts';
import { addDecimal, compareDecimal, tryParseDecimal, type Decimal } from '../units/index.ts';
import type { Implausible, PlausibilityOptions } from './find-implausible.ts';
import { normTables } from './find-table.ts';
import { conditionsIn, readDesignations } from './read-designation.ts';

const description = 'Certificate.ProductDescription';

/** Sizes, designations, delivery conditions, melting and dates that exclude each other. */
export function findImplausibleDocument(
  certificate: CertificateReading,
  { today }: PlausibilityOptions,
): Implausible[] {
  return [
    ...wrongSize(certificate),
    ...excludingNorms(certificate),
    ...excludingNumber(certificate),
    ...excludingConditions(certificate),
    ...meltedTwice(certificate),
    ...inFuture(certificate, today),
  ];
}

function wrongSize({ dimensions, form }: CertificateReading): Implausible[] {
  const sizes = dimensions.flatMap(({ name, value, unit }) => {
    const decimal = tryParseDecimal(value);
    return decimal === undefined ? [] : [{ name, value, unit, decimal }];
  });
  const of = (name: string) => sizes.find((size) => size.name === name && size.unit === 'mm');
  const make = (value: string, limit: string, reason: string): Implausible => ({
    code: 'size-impossible',
    property: 'dimensions',
    value,
    limit,
    field: `${description}.B09`,
    reason,
  });
  const zero = sizes.find(({ decimal }) => decimal.unscaled <= 0n);
  if (zero !== undefined) {
    const value = `${zero.name} ${zero.value} ${zero.unit}`;
    return [make(value, 'above 0', `The ${zero.name} is given as ${zero.value} ${zero.unit}.`)];
  }
  const wall = of('wall');
  const outer = ['diameter', 'side', 'height', 'width'].flatMap((name) => of(name) ?? []);
  const isTube = /tube|pipe|hollow/iu.test(form ?? '');
  const narrow = outer.find(
    ({ decimal }) => isTube && wall !== undefined && isAtLeast(twice(wall.decimal), decimal),
  );
  if (wall !== undefined && narrow !== undefined) {
    const value = `wall ${wall.value} mm, ${narrow.name} ${narrow.value} mm`;
    return [
      make(
        value,
        'twice the wall below the outer size',
        `Two walls of ${wall.value} mm do not fit into ${narrow.value} mm.`,
      ),
    ];
  }
  const [thickness, width] = [of('thickness'), of('width')];
  const isFlat = /plate|sheet|coil|strip/iu.test(form ?? '');
  if (
    isFlat &&
    thickness !== undefined &&
    width !== undefined &&
    isAtLeast(thickness.decimal, width.decimal)
  ) {
    const value = `thickness ${thickness.value} mm, width ${width.value} mm`;
    return [
      make(
        value,
        'thickness below the width',
        `A ${(form ?? 'plate').toLowerCase()} is not as thick as it is wide.`,
      ),
    ];
  }
  return [];
}

const twice = (value: Decimal) => addDecimal(value, value);
const isAtLeast = (a: Decimal, b: Decimal) => compareDecimal(a, b) >= 0;

type Family = 'structural' | 'reinforcing' | 'heat-treatable';

function familyOfNorm(norm: string): Family {
  if (norm === 'EN 10080' || norm === 'DIN 488') return 'reinforcing';
  return norm === 'EN 10083-2' ? 'heat-treatable' : 'structural';
}

/** A structural grade with the norm of reinforcing steel alone, and the like. */
function excludingNorms({ grades, norms }: CertificateReading): Implausible[] {
  const keys = readDesignations(grades).map(({ key }) => key);
  const tables = normTables.filter(({ grades: held }) =>
    held.some(({ grade, number }) => keys.some((key) => key === grade.toUpperCase() || key === number)),
  );
  const ofGrades = new Set(tables.map(({ norm }) => familyOfNorm(norm)));
  const named = normTables.filter(({ norm }) => norms.some((text) => plain(text).includes(plain(norm))));
  const strange = named.find(({ norm }) => !ofGrades.has(familyOfNorm(norm)));
  const hasOwn = named.some(({ norm }) => ofGrades.has(familyOfNorm(norm)));
  if (ofGrades.size === 0 || strange === undefined || hasOwn) return [];
  return [
    {
      code: 'designations-exclude',
      property: 'designation',
      value: `${grades.join(', ')} to ${strange.norm}`,
      limit: 'a grade of the norm',
      field: `${description}.B02`,
      reason: `${grades.join(', ')} is no grade of ${strange.norm}, which the certificate names.`,
    },
  ];
}

const plain = (text: string) => text.toUpperCase().replace(/\s+/g, '');

/** A number of EN 10027-2 beside a name of another strength: 1.0577 with S235JR. */
function excludingNumber({ grades }: CertificateReading): Implausible[] {
  const keys = readDesignations(grades).map(({ key }) => key);
  const names = keys.filter((key) => /^[SB]\d{3}/.test(key));
  for (const number of keys.filter((key) => /^1\.\d{4}$/.test(key))) {
    const meant = normTables.flatMap((table) => table.grades).find((grade) => grade.number === number)?.grade;
    if (meant === undefined || names.length === 0) continue;
    if (names.some((name) => name.slice(0, 4) === meant.slice(0, 4))) continue;
    return [
      {
        code: 'designations-exclude',
        property: 'designation',
        value: grades.join(' and '),
        limit: `${number} is ${meant}`,
        field: `${description}.B02.SteelDesignation`,
        reason: `The number ${number} is ${meant}; it does not go with ${names.join(', ')}.`,
      },
    ];
  }
  return [];
}

/** +N with +M, a normalised grade as thermomechanically rolled, and the like. */
function excludingConditions({ grades, deliveryCondition }: CertificateReading): Implausible[] {
  const designations = readDesignations(grades);
  const stated = conditionsIn(deliveryCondition ?? '');
  const pairs = designations.flatMap(({ text, key, conditions }) => {
    const own = normTables.find((table) => table.grades.some(({ grade }) => grade.toUpperCase() === key));
    const all = [...new Set([...conditions, ...stated])];
    const excluded = all.find((condition) => own?.excludes?.includes(condition) === true);
    const isDouble =
      conditions.length > 1 || (conditions.length === 1 && stated.length === 1 && all.length > 1);
    return excluded === undefined && !isDouble ? [] : [text];
  });
  // Multi-certified steel carries several conditions; it is contradictory when no designation goes with the stated one.
  if (pairs.length === 0 || pairs.length < designations.length) return [];
  return [
    {
      code: 'condition-contradiction',
      property: 'delivery condition',
      value: [pairs.join(', '), deliveryCondition ?? ''].filter((text) => text !== '').join(', '),
      limit: 'one delivery condition',
      field: `${description}.B04`,
      reason: `The delivery conditions of ${pairs.join(', ')}${deliveryCondition === null ? '' : ` and "${deliveryCondition}"`} exclude each other.`,
    },
  ];
}

/** One heat is melted once and cast once. */
function meltedTwice({ meltingProcess }: CertificateReading): Implausible[] {
  const text = meltingProcess ?? '';
  const isBoth = (a: RegExp, b: RegExp) =>
    a.test(text) && b.test(text) && /\+|\band\b|\bund\b|\bet\b/iu.test(text);
  const isMelted = isBoth(/\bBOF\b|\bBOS\b|\bLD\b|oxygen converter/iu, /\bEAF\b|electric arc/iu);
  const isCast = isBoth(/\bCC\b|continuous(?:ly)? cast/iu, /\bIC\b|ingot/iu);
  if (!isMelted && !isCast) return [];
  return [
    {
      code: 'melting-contradiction',
      property: 'melting process',
      value: text.slice(0, 80),
      limit: 'one process for one heat',
      field: 'Certificate.Inspection.ChemicalComposition.C70',
      reason: `"${text.slice(0, 80)}" names two processes that exclude each other for one heat.`,
    },
  ];
}

function inFuture({ date }: CertificateReading, today: string | undefined): Implausible[] {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
  if (day === undefined || today === undefined || day <= today.slice(0, 10)) return [];
  return [
    {
      code: 'date-in-future',
      property: 'date of validation',
      value: day,
      limit: `at most ${today.slice(0, 10)}`,
      field: 'Certificate.Validation.Z02',
      reason: `The certificate is validated on ${day}, which has not come yet.`,
    },
  ];
}
