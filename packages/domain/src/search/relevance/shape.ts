import type { ProductFamily } from '../../product/index.ts';

/** What is made in several grades and lengths. */
export interface Shape {
  family: ProductFamily;
  form: string;
  designation: string;
  title: string;
  grades: readonly string[];
  norm: string;
  /** In millimetres. */
  height?: number;
  width?: number;
  thickness?: number;
  diameter?: number;
  lengths?: readonly (number | null)[];
}

/** Rows of numbers in millimetres, three at most: rowsOf('40 4, 50 5') is [[40, 4, 0], [50, 5, 0]]. */
export const rowsOf = (text: string): [number, number, number][] =>
  text.split(', ').map((row) => {
    const [a = 0, b = 0, c = 0] = row.split(' ').map(Number);
    return [a, b, c];
  });
