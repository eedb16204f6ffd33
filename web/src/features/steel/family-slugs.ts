import { productFamilies, type ProductFamily } from '@topsteel/domain/product';
import { languages, type Language } from '../../words/languages.ts';

const row = (...slugs: [string, string, string, string, string, string]): Record<Language, string> => ({
  en: slugs[0],
  fr: slugs[1],
  de: slugs[2],
  es: slugs[3],
  it: slugs[4],
  nl: slugs[5],
});

/** What a family is called in an address, by language. */
const SLUGS: Record<ProductFamily, Record<Language, string>> = {
  section: row('beams', 'poutrelles', 'traeger', 'vigas', 'travi', 'balken'),
  'hollow-section': row(
    'hollow-sections',
    'tubes-construction',
    'hohlprofile',
    'perfiles-huecos',
    'profilati-cavi',
    'kokerprofielen',
  ),
  plate: row('plate', 'toles-fortes', 'grobblech', 'chapa-gruesa', 'lamiere-da-treno', 'dikke-plaat'),
  sheet: row('sheet', 'toles-fines', 'feinblech', 'chapa-fina', 'lamiere-sottili', 'dunne-plaat'),
  coil: row('coil', 'bobines', 'coils', 'bobinas', 'coil', 'rollen'),
  bar: row('bars', 'lamines-marchands', 'stabstahl', 'barras', 'barre', 'staafstaal'),
  rebar: row('rebar', 'fers-a-beton', 'betonstahl', 'corrugado', 'tondo-cemento-armato', 'betonstaal'),
  mesh: row(
    'mesh',
    'treillis-soudes',
    'betonstahlmatten',
    'mallas',
    'reti-elettrosaldate',
    'bouwstaalmatten',
  ),
  tube: row('tubes', 'tubes', 'rohre', 'tubos', 'tubi', 'buizen'),
  fastener: row('fasteners', 'boulonnerie', 'verbindungsmittel', 'tornilleria', 'bulloneria', 'bevestiging'),
  insulation: row('insulation', 'isolation', 'daemmstoffe', 'aislamiento', 'isolanti', 'isolatie'),
  timber: row('timber', 'bois', 'holz', 'madera', 'legno', 'hout'),
  cement: row('cement', 'ciment', 'zement', 'cemento', 'cemento', 'cement'),
};

/** @example familySlug('plate', 'fr') // 'toles-fortes' */
export const familySlug = (family: ProductFamily, language: Language): string => SLUGS[family][language];

/**
 * The family that an address means: by its name in the language, in any other, or in the interface.
 *
 * @example familyOfSlug('grobblech', 'fr') // 'plate'
 */
export function familyOfSlug(slug: string, language: Language): ProductFamily | undefined {
  return (
    productFamilies.find((family) => SLUGS[family][language] === slug) ??
    productFamilies.find((family) => family === slug) ??
    productFamilies.find((family) => languages.some((one) => SLUGS[family][one] === slug))
  );
}
