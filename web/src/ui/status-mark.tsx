import type { ReactNode } from 'react';

export type Tone = 'good' | 'wait' | 'bad' | 'quiet';

const shapes: Record<Tone, ReactNode> = {
  good: (
    <path
      d="M3.2 8.4l3.1 3.1 6.5-7"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  wait: (
    <g fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round">
      <circle cx="8" cy="8" r="6" />
      <path d="M8 4.8V8l2.2 1.6" />
    </g>
  ),
  bad: <path d="M4 4l8 8M12 4l-8 8" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" />,
  quiet: <circle cx="8" cy="8" r="3" fill="currentColor" />,
};

/** A state: always colour, shape and word together. */
export function StatusMark({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`status status-${tone}`}>
      <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
        {shapes[tone]}
      </svg>
      <span>{children}</span>
    </span>
  );
}
