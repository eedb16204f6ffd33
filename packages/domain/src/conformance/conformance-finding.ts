import type { ImplausibleCode } from './implausible-codes.ts';

export interface ConformanceFinding {
  /** Symbol of a content, or yield, tensile, elongation, impact, agt, ratio, or another word of the trade. */
  property: string;
  status: 'conforms' | 'deviates' | 'implausible' | 'not-evaluated';
  /** With its unit. */
  value: string;
  limit: string;
  /** The limit's two ends when one pair holds for the thickness; unit as in `limit`. */
  min: string | null;
  max: string | null;
  /** Norm, edition and table. */
  clause: string;
  heatNumber: string | null;
  /** Path in the document. */
  field: string;
  isRequired: boolean;
  /** Why it could not be evaluated, or what was taken into account, in one sentence. */
  reason?: string;
  /** What is implausible, for programs. */
  code?: ImplausibleCode;
  /** The grade it is judged for, when a certificate names several. */
  grade?: string;
}

/** A value the grade asks for that the certificate does not give. */
export interface Missing {
  property: string;
  heatNumber: string | null;
}
