import { AppError } from '../errors/index.ts';
import { applicationIdentifier, associationFault, valueFault } from './application-identifiers.ts';
import type { DigitalLinkElement } from './element-string.ts';

/**
 * The Digital Link of AIs and their values: the first that is a primary key, with as many of its qualifiers as there are,
 * in the path; the rest in the query, those of predefined length first, otherwise in their order.
 *
 * @param stem scheme, host and what goes before the key; the canonical link has https://id.gs1.org
 * @throws AppError `invalid-input` when there is no primary key, a value does not fit its AI, two AIs exclude each other,
 * or one may stand neither in this path nor in a query.
 * @example writeDigitalLink([{ ai: '21', value: 'A/7' }, { ai: '01', value: '09520123456788' }])
 * // 'https://id.gs1.org/01/09520123456788/21/A%2F7'
 */
export function writeDigitalLink(
  elements: readonly DigitalLinkElement[],
  stem = 'https://id.gs1.org',
): string {
  for (const { ai, value } of elements) {
    const identifier = applicationIdentifier(ai);
    const fault = identifier ? valueFault(identifier, value) : `AI ${ai} is not assigned`;
    if (fault !== undefined) throw refused(fault);
  }
  const values = new Map(elements.map(({ ai, value }) => [ai, value]));
  if (values.size < elements.length) throw refused('an AI is given twice');
  const path = pathOf(elements);
  const fault = associationFault([...values.keys()]);
  if (fault !== undefined) throw refused(fault);
  const attributes = elements.filter(({ ai }) => !path.includes(ai));
  const wrong = attributes.find(({ ai }) => applicationIdentifier(ai)?.isAttribute !== true);
  if (wrong)
    throw refused(`AI ${wrong.ai} stands neither in the path of AI ${path[0] ?? ''} nor after the ?`);
  const isFixed = ({ ai }: DigitalLinkElement): boolean =>
    applicationIdentifier(ai)?.hasPredefinedLength === true;
  const ordered = [...attributes.filter(isFixed), ...attributes.filter((each) => !isFixed(each))];
  const pathText = path.map((ai) => `/${ai}/${encodeLinkValue(values.get(ai) ?? '')}`).join('');
  const query = ordered.map(({ ai, value }) => `${ai}=${encodeLinkValue(value)}`).join('&');
  return `${stem.replace(/\/+$/, '')}${pathText}${query === '' ? '' : `?${query}`}`;
}

function pathOf(elements: readonly DigitalLinkElement[]): string[] {
  const key = elements.find(({ ai }) => applicationIdentifier(ai)?.qualifierSequences !== undefined);
  if (!key) throw refused('it has no primary key, such as AI 01 with a GTIN');
  const sequences = applicationIdentifier(key.ai)?.qualifierSequences ?? [];
  const fitting = sequences.map((sequence) =>
    sequence.filter((ai) => elements.some((each) => each.ai === ai)),
  );
  const longest = fitting.reduce((best, each) => (each.length > best.length ? each : best), []);
  return [key.ai, ...longest];
}

/** Letters, digits and - . _ ~ stand; the standard wants all else percent-encoded in values (section 4.8). */
export function encodeLinkValue(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function refused(reason: string): AppError {
  return new AppError('invalid-input', { message: `No Digital Link can be made of this: ${reason}.` });
}
