import { weighted } from './check-sums.ts';

const at = (body: string, index: number): number => Number(body[index]);

/** Nine digits: a legal entity. Ten: a citizen, a foreigner, or another person. */
export function bulgarianHolds(body: string): boolean {
  if (body.length === 9) {
    const first = weighted(body, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
    const check = first === 10 ? (weighted(body, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10 : first;
    return check === at(body, 8);
  }
  const citizen = (weighted(body, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  const foreigner = weighted(body, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
  const rest = 11 - (weighted(body, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11);
  const other = rest === 11 ? 0 : rest;
  return [citizen, foreigner, other].includes(at(body, 9));
}

/** Eight digits: a legal entity. Nine beginning with 6, nine and ten: persons, by their birth number. */
export function czechHolds(body: string): boolean {
  if (body.length === 8) {
    if (body.startsWith('9')) return false;
    const rest = 11 - (weighted(body, [8, 7, 6, 5, 4, 3, 2]) % 11);
    return (rest === 10 ? 0 : rest === 11 ? 1 : rest) === at(body, 7);
  }
  if (body.length === 10) return Number(body) % 11 === 0;
  if (!body.startsWith('6')) return Number(body.slice(0, 2)) <= 53;
  const sum = weighted(body.slice(1), [8, 7, 6, 5, 4, 3, 2]);
  const over = 11 - (sum % 11);
  const difference = over === 10 ? 0 : over === 11 ? 1 : over;
  return [8, 7, 6, 5, 4, 3, 2, 1, 0, 9, 8][difference] === at(body, 8);
}

const irishLetters = 'WABCDEFGHIJKLMNOPQRSTUV';

/** Seven digits and one or two letters; older ones have a letter or sign in second place. */
export function irishHolds(body: string): boolean {
  const isOld = !/^\d{7}/.test(body);
  const digits = isOld ? `0${body.slice(2, 7)}${body[0] ?? ''}` : body.slice(0, 7);
  const second = isOld ? '' : (body[8] ?? '');
  const extra = second === '' || second === 'W' ? 0 : 9 * (second.charCodeAt(0) - 64);
  return irishLetters[(weighted(digits, [8, 7, 6, 5, 4, 3, 2]) + extra) % 23] === body[7];
}

/** Nine digits: a legal entity. Twelve: a temporary number. */
export function lithuanianHolds(body: string): boolean {
  const isShort = body.length === 9;
  const first = weighted(body, isShort ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2]) % 11;
  const again = weighted(body, isShort ? [3, 4, 5, 6, 7, 8, 9, 1] : [3, 4, 5, 6, 7, 8, 9, 1, 2, 3, 4]) % 11;
  return (first === 10 ? again % 10 : first) === Number(body.at(-1));
}

/** A first digit above 3: a legal entity. Otherwise a person, whose number begins with the date of birth or 32. */
export function latvianHolds(body: string): boolean {
  if (at(body, 0) <= 3) {
    if (body.startsWith('32')) return true;
    const [day, month] = [Number(body.slice(0, 2)), Number(body.slice(2, 4))];
    return day >= 1 && day <= 31 && month >= 1 && month <= 12;
  }
  const rest = weighted(body, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11;
  if (rest === 4) return false;
  return (rest > 4 ? 14 - rest : 3 - rest) === at(body, 10);
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE';
const companyLetters = 'JABCDEFGHI';

/** A person (DNI, or NIE beginning with X, Y, Z), or an entity whose first letter is its legal form. */
export function spanishHolds(body: string): boolean {
  const first = body[0] ?? '';
  const last = body[8] ?? '';
  const person = /^[XYZ]/.test(first)
    ? `${'XYZ'.indexOf(first)}${body.slice(1, 8)}`
    : /^\d/.test(first)
      ? body.slice(0, 8)
      : /^[KLM]/.test(first)
        ? body.slice(1, 8)
        : null;
  if (person !== null) return spanishLetters[Number(person) % 23] === last;
  if (!/^[A-HJNP-SUVW]/.test(first)) return false;
  const sum = [...body.slice(1, 8)].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(doubled / 10) + (doubled % 10);
  }, 0);
  const check = (10 - (sum % 10)) % 10;
  const isLetter = last === companyLetters[check];
  const isDigit = last === check.toString();
  if (/^[NPQRSW]/.test(first)) return isLetter;
  return /^[ABEH]/.test(first) ? isDigit : isLetter || isDigit;
}
