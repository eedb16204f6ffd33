import { AppError } from '../errors/index.ts';
import { factsOfDesignation } from './facts-of-designation.ts';
import type { ProductFacts, ProductFamily } from './product.ts';

/** A product as a vendor states it; what the norm says of the designation need not be repeated. */
export interface StatedProduct extends Partial<Omit<ProductFacts, 'designation' | 'grade' | 'family'>> {
  family?: ProductFamily | null;
  designation: string;
  grade: string;
}

export interface ResolvedProduct {
  facts: ProductFacts;
  /** Every fact follows from the norms' tables and formulas; nothing is left for a person to check. */
  isByNorm: boolean;
}

const measures = [
  'heightUm',
  'widthUm',
  'thicknessUm',
  'diameterUm',
  'lengthUm',
  'gramsPerMetre',
  'gramsPerPiece',
] as const;

/**
 * The facts of a stated product: by the norms where they know its designation, else as stated.
 *
 * @throws AppError `invalid-input` when what is stated contradicts the norm, or when the designation says nothing and
 * neither do family and form.
 */
export function resolveFacts(stated: StatedProduct): ResolvedProduct {
  const { designation, grade, norm = null, family = null, lengthUm = null } = stated;
  const known = factsOfDesignation(designation, { grade, norm, family, lengthUm });
  if (known) return { facts: withStated(known, stated), isByNorm: isSaidByNorm(known, stated) };
  if (family === null || stated.form === undefined) {
    throw new AppError('invalid-input', {
      message: `"${designation}" is not a designation of a norm that is known here. Correct it, or say family, form, sizes and masses yourself.`,
      details: {
        reason: 'designation-unknown',
        errors: [{ field: 'designation', message: 'Not known. Give family and form as well.' }],
      },
    });
  }
  const empty = {
    heightUm: null,
    widthUm: null,
    thicknessUm: null,
    diameterUm: null,
    lengthUm: null,
    gramsPerMetre: null,
    gramsPerPiece: null,
  };
  const own = Object.fromEntries(
    measures.flatMap((name) => (isOpen(stated[name]) ? [] : [[name, stated[name]]])),
  );
  return {
    facts: {
      family,
      form: stated.form,
      designation: designation.trim(),
      grade: grade.trim(),
      norm,
      ...empty,
      ...own,
    },
    isByNorm: false,
  };
}

/** Keeps what the norm leaves open, such as the mass of a board of insulation. */
function withStated(known: ProductFacts, stated: StatedProduct): ProductFacts {
  const wrong = measures.find(
    (name) => known[name] !== null && !isOpen(stated[name]) && known[name] !== stated[name],
  );
  if (wrong !== undefined) {
    const message = `By the norm it is ${String(known[wrong])}, and you say ${String(stated[wrong])}. Leave it out.`;
    throw new AppError('invalid-input', {
      message: `${known.designation} has another ${wrong} by its norm than you state.`,
      details: { reason: 'contradicts-norm', errors: [{ field: wrong, message }] },
    });
  }
  const open = Object.fromEntries(
    measures.flatMap((name) => (known[name] === null && !isOpen(stated[name]) ? [[name, stated[name]]] : [])),
  );
  return { ...known, ...open };
}

const isSaidByNorm = (known: ProductFacts, stated: StatedProduct): boolean =>
  measures.every((name) => known[name] !== null || isOpen(stated[name]));

const isOpen = (value: unknown): boolean => value === undefined || value === null;
