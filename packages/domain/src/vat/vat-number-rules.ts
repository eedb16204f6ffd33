import { luhnHolds, mod1110Holds, remainder, weighted } from './check-sums.ts';
import {
  bulgarianHolds,
  czechHolds,
  irishHolds,
  latvianHolds,
  lithuanianHolds,
  spanishHolds,
} from './vat-number-kinds.ts';

/** How the numbers of a state are written behind the prefix, and whether their check digits hold. */
export interface VatNumberRule {
  form: RegExp;
  holds: (body: string) => boolean;
}

const last = (body: string, count = 1): number => Number(body.slice(-count));
/** 11 − Σ mod 11 with what stands for 10 and 11; null: never given out. */
const elevenMinus = (sum: number, ten: number | null, eleven: number | null): number | null => {
  const rest = 11 - (sum % 11);
  return rest === 10 ? ten : rest === 11 ? eleven : rest;
};

const cyprusOdd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

const britishHolds = (body: string): boolean => {
  if (body.startsWith('GD')) return last(body, 3) < 500;
  if (body.startsWith('HA')) return last(body, 3) >= 500;
  const digits = body.slice(0, 9);
  const sum = weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + Number(digits.slice(7));
  return sum % 97 === 0 || (sum + 55) % 97 === 0;
};
const british: VatNumberRule = { form: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/, holds: britishHolds };

/** By prefix; EL is Greece, XI Northern Ireland, CHE Switzerland. */
export const vatNumberRules: Readonly<Record<string, VatNumberRule>> = {
  AT: {
    form: /^U\d{8}$/,
    holds: (body) => {
      const sum = [...body.slice(1, 8)].reduce((total, digit, at) => {
        const product = Number(digit) * (at % 2 === 0 ? 1 : 2);
        return total + Math.floor(product / 10) + (product % 10);
      }, 4);
      return (10 - (sum % 10)) % 10 === last(body);
    },
  },
  BE: { form: /^[01]\d{9}$/, holds: (body) => 97 - (Number(body.slice(0, 8)) % 97) === last(body, 2) },
  BG: { form: /^\d{9,10}$/, holds: bulgarianHolds },
  CY: {
    form: /^\d{8}[A-Z]$/,
    holds: (body) => {
      const sum = [...body.slice(0, 8)].reduce(
        (total, digit, at) => total + (at % 2 === 0 ? (cyprusOdd[Number(digit)] ?? 0) : Number(digit)),
        0,
      );
      return String.fromCharCode(65 + (sum % 26)) === body[8];
    },
  },
  CZ: { form: /^\d{8,10}$/, holds: czechHolds },
  DE: { form: /^[1-9]\d{8}$/, holds: mod1110Holds },
  DK: { form: /^[1-9]\d{7}$/, holds: (body) => weighted(body, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
  EE: {
    form: /^\d{9}$/,
    holds: (body) => (10 - (weighted(body, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10 === last(body),
  },
  EL: {
    form: /^\d{9}$/,
    holds: (body) => (weighted(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === last(body),
  },
  ES: { form: /^[A-Z0-9]\d{7}[A-Z0-9]$/, holds: spanishHolds },
  FI: {
    form: /^\d{8}$/,
    holds: (body) => elevenMinus(weighted(body, [7, 9, 10, 5, 8, 4, 2]), null, 0) === last(body),
  },
  FR: {
    form: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
    holds: (body) => {
      const siren = body.slice(2);
      // Monaco's begin with 000 and are no SIREN.
      if (!siren.startsWith('000') && !luhnHolds(siren)) return false;
      return !/^\d\d/.test(body) || (12 + 3 * (Number(siren) % 97)) % 97 === Number(body.slice(0, 2));
    },
  },
  HR: { form: /^\d{11}$/, holds: mod1110Holds },
  HU: {
    form: /^\d{8}$/,
    holds: (body) => (10 - (weighted(body, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === last(body),
  },
  IE: { form: /^(\d{7}[A-W][A-IW]?|\d[A-Z*+]\d{5}[A-W])$/, holds: irishHolds },
  IT: { form: /^\d{11}$/, holds: (body) => Number(body.slice(0, 7)) > 0 && luhnHolds(body) },
  LT: { form: /^(\d{7}1\d|\d{10}1\d)$/, holds: lithuanianHolds },
  LU: { form: /^\d{8}$/, holds: (body) => Number(body.slice(0, 6)) % 89 === last(body, 2) },
  LV: { form: /^\d{11}$/, holds: latvianHolds },
  MT: {
    form: /^[1-9]\d{7}$/,
    holds: (body) => 37 - (weighted(body, [3, 4, 6, 7, 8, 9]) % 37) === last(body, 2),
  },
  NL: {
    form: /^\d{9}B\d{2}$/,
    // Of companies the RSIN's check digit; of sole traders, since 2020, MOD 97-10 over the whole (N = 23, L = 21, B = 11).
    holds: (body) =>
      weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11 === Number(body[8]) ||
      remainder(`2321${body.replace('B', '11')}`, 97) === 1,
  },
  PL: { form: /^\d{10}$/, holds: (body) => weighted(body, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === last(body) },
  PT: {
    form: /^[1-9]\d{8}$/,
    holds: (body) => elevenMinus(weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]), 0, 0) === last(body),
  },
  RO: {
    form: /^[1-9]\d{1,9}$/,
    holds: (body) =>
      ((weighted(body.slice(0, -1).padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 ===
      last(body),
  },
  SE: { form: /^\d{10}(0[1-9]|[1-8]\d|9[0-4])$/, holds: (body) => luhnHolds(body.slice(0, 10)) },
  SI: {
    form: /^[1-9]\d{7}$/,
    holds: (body) => elevenMinus(weighted(body, [8, 7, 6, 5, 4, 3, 2]), 0, null) === last(body),
  },
  SK: { form: /^[1-9]\d[2-47-9]\d{7}$/, holds: (body) => Number(body) % 11 === 0 },
  XI: british,
  GB: british,
  CHE: {
    form: /^\d{9}(MWST|TVA|IVA)?$/,
    holds: (body) => elevenMinus(weighted(body, [5, 4, 3, 2, 7, 6, 5, 4]), null, 0) === Number(body[8]),
  },
  NO: {
    form: /^[89]\d{8}(MVA)?$/,
    holds: (body) => elevenMinus(weighted(body, [3, 2, 7, 6, 5, 4, 3, 2]), null, 0) === Number(body[8]),
  },
};
