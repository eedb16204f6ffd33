import { checkContent } from './check-content.ts';
import { identifierTable, measureFamilies } from './identifier-table.ts';

type Charset = 'N' | 'X' | 'Y' | 'Z';

interface Component {
  charset: Charset;
  min: number;
  max: number;
  isOptional: boolean;
  checks: readonly string[];
}

/** An Application Identifier: what it holds, where it may stand, and with what. */
export interface ApplicationIdentifier {
  ai: string;
  components: readonly Component[];
  /** Of known length, so that an element string needs no FNC1 after it. */
  hasPredefinedLength: boolean;
  /** May stand in the query of a Digital Link. */
  isAttribute: boolean;
  /** Sequences of qualifiers that may follow in a path; undefined when the AI is no primary key. */
  qualifierSequences: readonly (readonly string[])[] | undefined;
  /** Of these sets of AIs one must be there whole; empty when nothing is asked for. `n` is any digit. */
  companions: readonly (readonly string[])[];
  /** AIs that exclude this one. `n` is any digit. */
  excluded: readonly string[];
}

const table = new Map<string, ApplicationIdentifier>();
for (const line of identifierTable.trim().split('\n')) addRow(line.split(';').map((part) => part.trim()));
for (const [families, companions] of measureFamilies) {
  for (const family of numbersIn(families, ' ')) {
    addRow([`${family}0-${family}5`, '*?', 'N6', `with=${companions} without=${family}n`]);
  }
}

function addRow([ais = '', flags = '', format = '', attributes = '']: readonly string[]): void {
  const given = new Map(attributes.split(' ').map((each) => each.split('=') as [string, string | undefined]));
  for (const ai of numbersIn(ais, ',')) {
    table.set(ai, {
      ai,
      components: format.split(' ').map(readComponent),
      hasPredefinedLength: flags.includes('*'),
      isAttribute: flags.includes('?'),
      qualifierSequences: given.get('key')?.split('|').map(listOf),
      companions: listOf(given.get('with') ?? '').map((set) => set.split('+')),
      excluded: listOf(given.get('without') ?? ''),
    });
  }
}

function listOf(text: string): string[] {
  return text === '' ? [] : text.split(',');
}

function numbersIn(text: string, separator: string): string[] {
  return text.split(separator).flatMap((range) => {
    const [first = '', last = first] = range.split('-');
    const count = Number(last) - Number(first) + 1;
    return Array.from({ length: count }, (_, index) =>
      String(Number(first) + index).padStart(first.length, '0'),
    );
  });
}

function readComponent(text: string): Component {
  const match = /^([NXYZ])(\.\.)?(\d+)((?::\w+)*)(\?)?$/.exec(text);
  const length = Number(match?.[3]);
  return {
    charset: (match?.[1] ?? 'X') as Charset,
    min: match?.[2] === undefined ? length : 1,
    max: length,
    isOptional: match?.[5] !== undefined,
    checks: (match?.[4] ?? '').split(':').filter((name) => name !== ''),
  };
}

/** Names that earlier issues of the standard allowed in paths instead of numbers. */
const shortNames: Readonly<Record<string, string>> = {
  gtin: '01',
  cpv: '22',
  lot: '10',
  ser: '21',
  sscc: '00',
  gln: '414',
  glnx: '254',
  party: '417',
  gdti: '253',
  gcn: '255',
  gtinx: '235',
  grai: '8003',
  giai: '8004',
  itip: '8006',
  cpid: '8010',
  cpsn: '8011',
  gmn: '8013',
  gsrnp: '8017',
  gsrn: '8018',
  srin: '8019',
  ginc: '401',
  gsin: '402',
  payto: '415',
  refno: '8020',
};

/** @example applicationIdentifier('3103')?.isAttribute // true: net weight in kg with three decimals */
export function applicationIdentifier(ai: string): ApplicationIdentifier | undefined {
  return table.get(ai);
}

/** Every AI there is, for tests that go through all. */
export function applicationIdentifiers(): readonly ApplicationIdentifier[] {
  return [...table.values()];
}

/** @example aiOfShortName('lot') // '10' */
export function aiOfShortName(name: string): string | undefined {
  return Object.hasOwn(shortNames, name) ? shortNames[name] : undefined;
}

const charsets = {
  N: /^\d*$/,
  X: /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/,
  Y: /^[#\-/0-9A-Z]*$/,
  Z: /^[0-9A-Za-z_=-]*$/,
} as const;

/** Why a value does not fit its AI, or undefined when it fits. @example valueFault(lot, '') // 'AI 10 has no value' */
export function valueFault(identifier: ApplicationIdentifier, value: string): string | undefined {
  const { ai } = identifier;
  if (value === '') return `AI ${ai} has no value`;
  let rest = value;
  for (const component of identifier.components) {
    if (rest === '' && component.isOptional) continue;
    const part = rest.slice(0, component.max);
    rest = rest.slice(component.max);
    if (part.length < component.min) return `the value of AI ${ai} is too short`;
    if (!charsets[component.charset].test(part)) {
      return `the value of AI ${ai} holds a character that is not allowed there`;
    }
    for (const check of component.checks) {
      const fault = checkContent(check, part);
      if (fault !== undefined) return fault.replace('{}', `AI ${ai}`);
    }
  }
  return rest === '' ? undefined : `the value of AI ${ai} is too long`;
}

/**
 * Why AIs may not stand together, or undefined when they may: one lacks its companion, or two exclude each other
 * (General Specifications, section 4.13).
 *
 * @example associationFault(['02']) // 'AI 02 needs AI 37 with it'
 */
export function associationFault(ais: readonly string[]): string | undefined {
  const isThere = (pattern: string, except?: string): boolean =>
    ais.some((ai) => ai !== except && ai.length === pattern.length && isLike(ai, pattern));
  for (const ai of ais) {
    const identifier = table.get(ai);
    if (!identifier) continue;
    const clash = identifier.excluded.find((pattern) => isThere(pattern, ai));
    if (clash !== undefined) return `AI ${ai} and AI ${clash} exclude each other`;
    const { companions } = identifier;
    if (companions.length > 0 && !companions.some((set) => set.every((pattern) => isThere(pattern)))) {
      const named = companions.map((set) => set.join(' and ')).join(', or ');
      return `AI ${ai} needs AI ${named} with it`;
    }
  }
  return undefined;
}

function isLike(ai: string, pattern: string): boolean {
  return Array.from(pattern).every((letter, index) => letter === 'n' || letter === ai[index]);
}
