import { canonicalValue } from './canonical-value.ts';
import { expandValue, standardNamespaces } from './namespaces.ts';

/** Terms of the Core Business Vocabulary 2.0 and of the GS1 Web Vocabulary that JSON-LD events write as bare words. */

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const bizSteps = words(`
  accepting arriving assembling collecting commissioning consigning creating_class_instance
  cycle_counting decommissioning departing destroying disassembling dispensing encoding entering_exiting
  holding inspecting installing killing loading other packing picking receiving removing repackaging
  repairing replacing reserving retail_selling sampling sensor_reporting shipping staging_outbound
  stock_taking stocking storing transporting unloading unpacking void_shipping
`);

export const dispositions = words(`
  active available completeness_inferred completeness_verified conformant container_closed
  container_open damaged destroyed dispensed disposed encoded expired in_progress in_transit inactive
  mismatch_class mismatch_instance mismatch_quantity needs_replacement no_pedigree_match non_conformant
  non_sellable_other partially_dispensed recalled reserved retail_sold returned sellable_accessible
  sellable_not_accessible stolen unavailable unknown
`);

export const bizTransactionTypes = words(`
  bol cert desadv inv pedigree po poc prodorder recadv rma testprd testres upevt
`);

export const sourceOrDestinationTypes = words(`
  location owning_party possessing_party
`);

export const errorReasons = words(`
  did_not_occur incorrect_data
`);

const components = words(`
  altitude axial_distance azimuth easting elevation_angle height latitude longitude northing polar_angle
  spherical_radius x y z
`);

const sensorExceptions = words(`
  ALARM_CONDITION ERROR_CONDITION
`);

const measurementTypes = words(`
  AbsoluteHumidity AbsorbedDose AbsorbedDoseRate Acceleration Altitude AmountOfSubstance
  AmountOfSubstancePerUnitVolume Angle AngularAcceleration AngularMomentum AngularVelocity Area
  Capacitance Conductance Conductivity Count Density Dimensionless DoseEquivalent DoseEquivalentRate
  DynamicViscosity ElectricCharge ElectricCurrent ElectricCurrentDensity ElectricFieldStrength Energy
  Exposure Force Frequency Illuminance Inductance Irradiance KinematicViscosity Length LinearMomentum
  Luminance LuminousFlux LuminousIntensity MagneticFlux MagneticFluxDensity MagneticVectorPotential Mass
  MassConcentration MassFlowRate MassPerAreaTime MemoryCapacity MolalityOfSolute MolarEnergy MolarMass
  MolarVolume Power Pressure RadiantFlux RadiantIntensity Radioactivity RelativeHumidity Resistance
  Resistivity SolidAngle SpecificVolume Speed SurfaceDensity SurfaceTension Temperature Time Torque
  Voltage Volume VolumeFlowRate VolumeFraction VolumetricFlux Wavenumber
`);

interface Vocabulary {
  terms: ReadonlySet<string>;
  base: string;
}

const CBV = 'https://ref.gs1.org/cbv/';
const VOC = 'https://gs1.org/voc/';

/** By the element that holds the bare word; `type` counts for its parent. */
const vocabularies = new Map<string, Vocabulary>(
  Object.entries({
    bizStep: { terms: bizSteps, base: `${CBV}BizStep-` },
    disposition: { terms: dispositions, base: `${CBV}Disp-` },
    set: { terms: dispositions, base: `${CBV}Disp-` },
    unset: { terms: dispositions, base: `${CBV}Disp-` },
    'bizTransactionList.type': { terms: bizTransactionTypes, base: `${CBV}BTT-` },
    'sourceList.type': { terms: sourceOrDestinationTypes, base: `${CBV}SDT-` },
    'destinationList.type': { terms: sourceOrDestinationTypes, base: `${CBV}SDT-` },
    component: { terms: components, base: `${CBV}Comp-` },
    exception: { terms: sensorExceptions, base: VOC },
    'sensorReport.type': { terms: measurementTypes, base: VOC },
  } satisfies Record<string, Vocabulary>),
);

/**
 * The web address of a bare word in its place, or the word itself when the vocabulary does not have it.
 *
 * @example expandBareWord('bizStep', 'epcis', 'shipping') // 'https://ref.gs1.org/cbv/BizStep-shipping'
 */
export function expandBareWord(name: string, parent: string, word: string): string {
  const vocabulary = vocabularies.get(name === 'type' ? `${parent}.type` : name);
  return vocabulary?.terms.has(word) === true ? vocabulary.base + word : word;
}

const places = {
  bizStep: ['bizStep', ''],
  disposition: ['disposition', ''],
  bizTransactionType: ['type', 'bizTransactionList'],
  sourceOrDestinationType: ['type', 'sourceList'],
} as const;

/**
 * A word of a vocabulary as a caller may write it (bare, as URN, as address), as its web address.
 *
 * @example canonicalWord('bizStep', 'shipping') // 'https://ref.gs1.org/cbv/BizStep-shipping'
 */
export function canonicalWord(vocabulary: keyof typeof places, word: string): string {
  const [name, parent] = places[vocabulary];
  return canonicalValue(expandValue(expandBareWord(name, parent, word), standardNamespaces));
}
