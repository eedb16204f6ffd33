import type { Option } from '../../ui/select-field.tsx';

/** What the catalogue has, to choose from where free words are not needed. */
export interface NeedChoices {
  families: readonly Option[];
  grades: readonly string[];
  norms: readonly string[];
}
