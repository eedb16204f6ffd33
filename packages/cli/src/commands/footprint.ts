import {
  findFootprints,
  isEpd,
  isRecord,
  readEpd,
  readFootprint,
  readStatement,
  type SteelRoute,
} from '@topsteel/domain/carbon';
import { AppError } from '@topsteel/domain/errors';
import type { Command, Outcome } from '../command.ts';
import { readJson } from '../read-input.ts';
import { describeEpd, describeFootprint, describeStatement, type Described } from './describe-footprint.ts';

const routes: Readonly<Record<string, SteelRoute>> = {
  'bf-bof': 'BF-BOF',
  'eaf-scrap': 'EAF-scrap',
  'dri-eaf': 'DRI-EAF',
};

/** Says in words what a carbon document states, and whether it keeps its rules. */
export const footprint: Command = {
  name: 'footprint',
  usage: 'FILE [--route bf-bof|eaf-scrap|dri-eaf]',
  summary:
    'Reads a PACT footprint, an EPD or an emission statement: the figure, who stands behind it, what is wrong.',
  valueOptions: ['route'],
  async run({ arguments: [path = '-'], values }) {
    return outcomeOf(describe(await readJson(path), routeOf(values.route)));
  },
};

function routeOf(given: string | undefined): SteelRoute | null {
  if (given === undefined) return null;
  const key = given.toLowerCase();
  const route = Object.hasOwn(routes, key) ? routes[key] : undefined;
  if (route === undefined) {
    throw new AppError('invalid-input', {
      message: `"${given}" is no production route. Give bf-bof, eaf-scrap or dri-eaf.`,
    });
  }
  return route;
}

function describe(document: unknown, route: SteelRoute | null): Described[] {
  if (isRecord(document) && document.type === 'topsteel/emission-statement/1') {
    return [describeStatement(readStatement(document), route)];
  }
  if (isEpd(document)) return [describeEpd(readEpd(document), route)];
  const { shape, values } = findFootprints(document);
  if (shape === 'error' && isRecord(document)) {
    throw new AppError('invalid-input', {
      message: `This is a PACT error (${String(document.code)}), not a footprint. Ask the data owner again.`,
    });
  }
  if (values.length === 0) {
    throw new AppError('invalid-input', {
      message:
        'There is no footprint here: no PACT footprint, no openEPD declaration and no emission statement.',
    });
  }
  return values.map((value) => describeFootprint(readFootprint(value), route));
}

function outcomeOf(described: readonly Described[]): Outcome {
  const isValid = described.every((each) => each.isValid);
  const text = described.map(({ lines }) => lines.join('\n')).join('\n\n');
  const json = { valid: isValid, footprints: described.map((each) => each.json) };
  return { code: isValid ? 0 : 1, text, json };
}
