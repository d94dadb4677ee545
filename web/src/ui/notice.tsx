import type { ReactNode } from 'react';
import type { Tone } from './status-mark';

/** A sentence the reader must not miss; what went wrong is announced at once, the rest politely. */
export function Notice({ tone, title, children }: { tone: Tone; title?: string; children?: ReactNode }) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
  );
}
