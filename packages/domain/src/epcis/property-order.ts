/** A property and, where it holds others, their order. */
export type PropertyOrder = readonly (readonly [name: string, order?: PropertyOrder])[];

const epcs: PropertyOrder = [['epc']];
const quantities: PropertyOrder = [['quantityElement', [['epcClass'], ['quantity'], ['uom']]]];

const sensorMetadata: PropertyOrder = [
  ['time'],
  ['startTime'],
  ['endTime'],
  ['deviceID'],
  ['deviceMetadata'],
  ['rawData'],
  ['dataProcessingMethod'],
  ['bizRules'],
];

const sensorReport: PropertyOrder = [
  ['type'],
  ['exception'],
  ['deviceID'],
  ['deviceMetadata'],
  ['rawData'],
  ['dataProcessingMethod'],
  ['time'],
  ['microorganism'],
  ['chemicalSubstance'],
  ['value'],
  ['component'],
  ['stringValue'],
  ['booleanValue'],
  ['hexBinaryValue'],
  ['uriValue'],
  ['minValue'],
  ['maxValue'],
  ['meanValue'],
  ['sDev'],
  ['percRank'],
  ['percValue'],
  ['uom'],
  ['coordinateReferenceSystem'],
];

/**
 * The canonical property order of CBV 2.0, section 8.9, as the published hashes have it: `certificationInfo` and
 * `parentID` before the EPCs. What is not listed (business transactions, sources, destinations, ilmd, extensions)
 * follows in the order of its own text, which puts destinations before ilmd before sources before `{extensions}`.
 */
export const eventOrder: PropertyOrder = [
  ['eventTime'],
  ['eventTimeZoneOffset'],
  ['certificationInfo'],
  ['parentID'],
  ['epcList', epcs],
  ['inputEPCList', epcs],
  ['childEPCs', epcs],
  ['quantityList', quantities],
  ['childQuantityList', quantities],
  ['inputQuantityList', quantities],
  ['outputEPCList', epcs],
  ['outputQuantityList', quantities],
  ['action'],
  ['transformationID'],
  ['bizStep'],
  ['disposition'],
  ['persistentDisposition', [['set'], ['unset']]],
  ['readPoint', [['id']]],
  ['bizLocation', [['id']]],
  [
    'sensorElementList',
    [
      [
        'sensorElement',
        [
          ['sensorMetadata', sensorMetadata],
          ['sensorReport', sensorReport],
        ],
      ],
    ],
  ],
];

/** What identifies, stores or corrects an event, and is no part of what happened. */
export const isUnhashed: ReadonlySet<string> = new Set(['recordTime', 'eventID', 'type', 'errorDeclaration']);
