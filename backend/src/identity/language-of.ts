import { language, type Language } from '@topsteel/domain/api';
import type { PersonRow } from './infra/person-store.ts';

/** The language that a person is written to in; English when it is not known. */
export const languageOf = (person: Pick<PersonRow, 'language'>): Language =>
  language.catch('en').parse(person.language);
