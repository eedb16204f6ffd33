/**
 * A position to a tenth of a degree, about 11 km: enough to see that two readings cannot be of one label, too coarse
 * for a street. A half goes away from zero.
 *
 * @example coarsePlace({ latitude: 51.9225, longitude: 4.47917 }) // { latitude: 51.9, longitude: 4.5 }
 */
export function coarsePlace(place: { latitude: number; longitude: number }): {
  latitude: number;
  longitude: number;
} {
  return { latitude: toTenth(place.latitude), longitude: toTenth(place.longitude) };
}

function toTenth(degrees: number): number {
  const tenths = Math.sign(degrees) * Math.round(Math.abs(degrees) * 10);
  return (tenths === 0 ? 0 : tenths) / 10;
}
