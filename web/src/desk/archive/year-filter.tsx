import { InputNumber } from 'antd';

interface Props {
  filters: {
    values: { year: string | undefined };
    set: (name: 'year', value: string | undefined) => void;
  };
  label: string;
}

/** A list of one year only. */
export function YearFilter({ filters, label }: Props) {
  return (
    <InputNumber
      className="archive-year"
      aria-label={label}
      placeholder={label}
      stringMode
      min="1900"
      max="2099"
      value={filters.values.year}
      onChange={(year) => filters.set('year', year ?? undefined)}
      changeOnBlur
    />
  );
}
