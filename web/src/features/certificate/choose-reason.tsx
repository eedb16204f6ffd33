/** One reason out of several, as the register numbers them. */
export function ChooseReason<Reason extends number>({
  legend,
  reasons,
  nameOf,
  chosen,
  onChoose,
}: {
  legend: string;
  reasons: readonly Reason[];
  nameOf: (reason: Reason) => string;
  chosen: Reason;
  onChoose: (reason: Reason) => void;
}) {
  return (
    <fieldset>
      <legend className="font-semibold">{legend}</legend>
      {reasons.map((value) => (
        <label key={value} className="flex min-h-8 items-center gap-2">
          <input
            type="radio"
            name="reason"
            className="size-4"
            checked={chosen === value}
            onChange={() => {
              onChoose(value);
            }}
          />
          {nameOf(value)}
        </label>
      ))}
    </fieldset>
  );
}
