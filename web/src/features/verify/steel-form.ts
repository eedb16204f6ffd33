import type { DeliveryUnit } from '@topsteel/domain/verdict';

/** What kind of steel it is, as far as it decides where its mark stands and what the thing in hand is called. */
export type SteelForm = 'plate' | 'section' | 'tube' | 'bar' | 'coil' | 'rebar' | 'any';

/** Words of product names in the languages of the trade; the first that fits decides. */
const signs: readonly (readonly [RegExp, SteelForm])[] = [
  [/rebar|reinforc|mesh|armature|treillis|beton|armad|corrugad|rete|wapening/i, 'rebar'],
  [/coil|bobine|strip|band(?!a)|bobina|rotolo|\brol\b/i, 'coil'],
  [/tube|tubular|hollow|pipe|profil creux|rohr|hohlprofil|tubo|cavo|buis|koker/i, 'tube'],
  [
    /beam|section|angle|channel|flat|ipe\b|he[abm]\b|upn\b|poutrelle|corni|träger|winkel|viga|trave|balk/i,
    'section',
  ],
  [/plate|sheet|tôle|blech|chapa|lamiera|plaat/i, 'plate'],
  [/bar|round|barre|stab|barra|staaf/i, 'bar'],
];

/** @example steelFormOf({ product: 'Cold formed welded square hollow section' }) // 'tube' */
export function steelFormOf(label: Readonly<Record<string, string>>): SteelForm {
  const product = label['product'] ?? '';
  return signs.find(([sign]) => sign.test(product))?.[1] ?? 'any';
}

/** Plates come as packs, coils as coils, everything long as bundles. */
export function unitOf(form: SteelForm): DeliveryUnit {
  if (form === 'coil') return 'coil';
  return form === 'plate' ? 'pack' : 'bundle';
}
