import { Select } from 'antd';
import { useIndustryChoices } from '../api/industries';

interface IndustrySelectProps {
  value?: string | null;
  onChange?: (value: string | undefined) => void;
  placeholder?: string;
  width?: number;
}

/** One of the table; also what is chosen already, though it was retired since. */
export function IndustrySelect({ value, onChange, placeholder, width, ...wiring }: IndustrySelectProps) {
  const options = useIndustryChoices(value);
  return (
    <Select
      {...wiring}
      allowClear
      aria-label={placeholder}
      placeholder={placeholder}
      showSearch={{ optionFilterProp: 'label' }}
      value={value || undefined}
      onChange={onChange}
      options={options}
      style={width === undefined ? undefined : { width }}
    />
  );
}
