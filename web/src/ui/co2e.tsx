/** "CO2e" with a real subscript. */
export function Co2e() {
  return (
    <>
      CO<sub className="text-[0.75em] leading-none">2</sub>e
    </>
  );
}
