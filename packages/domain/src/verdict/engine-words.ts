import type { VerdictLanguage } from './texts.ts';

/** Languages beside English, in which the grade engine speaks. */
export type OtherLanguage = Exclude<VerdictLanguage, 'en'>;

/** The words that the grade engine names properties and limits by; a longer one stands before what it contains. */
export const engineWords: readonly (readonly [RegExp, Record<OtherLanguage, string>])[] = [
  [
    /yield strength/g,
    {
      fr: "limite d'élasticité",
      de: 'Streckgrenze',
      es: 'límite elástico',
      it: 'limite di snervamento',
      nl: 'vloeigrens',
    },
  ],
  [
    /tensile strength/g,
    {
      fr: 'résistance à la traction',
      de: 'Zugfestigkeit',
      es: 'resistencia a la tracción',
      it: 'resistenza a trazione',
      nl: 'treksterkte',
    },
  ],
  [
    /elongation at maximum force/g,
    {
      fr: 'allongement sous force maximale',
      de: 'Dehnung bei Höchstkraft',
      es: 'alargamiento a la fuerza máxima',
      it: 'allungamento alla forza massima',
      nl: 'rek bij maximale kracht',
    },
  ],
  [
    /elongation/g,
    { fr: 'allongement', de: 'Bruchdehnung', es: 'alargamiento', it: 'allungamento', nl: 'rek na breuk' },
  ],
  [
    /impact energy/g,
    {
      fr: 'énergie de rupture en flexion par choc',
      de: 'Kerbschlagarbeit',
      es: 'energía de impacto',
      it: 'resilienza',
      nl: 'kerfslagarbeid',
    },
  ],
  [
    /chemical composition/g,
    {
      fr: 'composition chimique',
      de: 'chemische Zusammensetzung',
      es: 'composición química',
      it: 'composizione chimica',
      nl: 'chemische samenstelling',
    },
  ],
  [
    /product analysis/g,
    {
      fr: 'analyse sur produit',
      de: 'Stückanalyse',
      es: 'análisis de producto',
      it: 'analisi sul prodotto',
      nl: 'productanalyse',
    },
  ],
  [
    /delivery condition/g,
    {
      fr: 'état de livraison',
      de: 'Lieferzustand',
      es: 'estado de suministro',
      it: 'stato di fornitura',
      nl: 'leveringstoestand',
    },
  ],
  [
    /date of validation/g,
    {
      fr: 'date de validation',
      de: 'Datum der Bestätigung',
      es: 'fecha de validación',
      it: 'data di convalida',
      nl: 'datum van bekrachtiging',
    },
  ],
  [
    /melting process/g,
    {
      fr: "procédé d'élaboration",
      de: 'Erschmelzungsverfahren',
      es: 'proceso de elaboración',
      it: 'processo di elaborazione',
      nl: 'smeltproces',
    },
  ],
  [
    /sum of contents/g,
    {
      fr: 'somme des teneurs',
      de: 'Summe der Gehalte',
      es: 'suma de contenidos',
      it: 'somma dei tenori',
      nl: 'som van de gehalten',
    },
  ],
  [
    /heat number/g,
    {
      fr: 'numéro de coulée',
      de: 'Schmelzennummer',
      es: 'número de colada',
      it: 'numero di colata',
      nl: 'chargenummer',
    },
  ],
  [/\bthickness\b/g, { fr: 'épaisseur', de: 'Dicke', es: 'espesor', it: 'spessore', nl: 'dikte' }],
  [
    /\bdesignation\b/g,
    { fr: 'désignation', de: 'Bezeichnung', es: 'designación', it: 'designazione', nl: 'aanduiding' },
  ],
  [/\bmass\b/g, { fr: 'masse', de: 'Masse', es: 'masa', it: 'massa', nl: 'massa' }],
  [/\bform\b/g, { fr: 'forme', de: 'Form', es: 'forma', it: 'forma', nl: 'vorm' }],
  [
    /limits of the norm/g,
    {
      fr: 'limites de la norme',
      de: 'Grenzen der Norm',
      es: 'límites de la norma',
      it: 'limiti della norma',
      nl: 'grenzen van de norm',
    },
  ],
  [
    /what any steel has/g,
    {
      fr: "ce qu'a tout acier",
      de: 'was jeder Stahl hat',
      es: 'lo que tiene todo acero',
      it: 'ciò che ha ogni acciaio',
      nl: 'wat elk staal heeft',
    },
  ],
  [
    /\bat most the\b/g,
    { fr: 'au plus la', de: 'höchstens die', es: 'como máximo la', it: 'al massimo la', nl: 'hoogstens de' },
  ],
  [/\bat most\b/g, { fr: 'au plus', de: 'höchstens', es: 'como máximo', it: 'al massimo', nl: 'hoogstens' }],
  [/\bat least\b/g, { fr: 'au moins', de: 'mindestens', es: 'al menos', it: 'almeno', nl: 'minstens' }],
  [/\btable\b/g, { fr: 'tableau', de: 'Tabelle', es: 'tabla', it: 'tabella', nl: 'tabel' }],
  [/\bmax\b/g, { fr: 'max.', de: 'max.', es: 'máx.', it: 'max', nl: 'max.' }],
  [/\bmin\b/g, { fr: 'min.', de: 'min.', es: 'mín.', it: 'min', nl: 'min.' }],
  [/(?<=\d) to (?=\d)/g, { fr: ' à ', de: ' bis ', es: ' a ', it: ' a ', nl: ' tot ' }],
  [/(?<=\d)\.(?=\d)/g, { fr: ',', de: ',', es: ',', it: ',', nl: ',' }],
];
