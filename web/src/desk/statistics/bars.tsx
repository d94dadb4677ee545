import { formatCount } from '../../format/count';

export interface Bar {
  key: string;
  label: string;
  value: number;
  /** Of these, drawn darker. */
  part?: number;
  note?: string;
}

/** Figures with a bar each; the figures are text, so the bars say nothing that cannot be read. */
export function Bars({ bars, of }: { bars: Bar[]; of?: number }) {
  const most = Math.max(of ?? 0, ...bars.map(({ value }) => value), 1);
  return (
    <ul className="bars">
      {bars.map(({ key, label, value, part, note }) => (
        <li key={key}>
          <span>{label}</span>
          <b>{formatCount(value)}</b>
          <i aria-hidden="true">
            <u style={{ width: `${(value / most) * 100}%` }} />
            {part !== undefined && <s style={{ width: `${(part / most) * 100}%` }} />}
          </i>
          {note && <small>{note}</small>}
        </li>
      ))}
    </ul>
  );
}
