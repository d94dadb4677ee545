import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface BusyButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  busy?: boolean;
  tone?: 'main' | 'plain' | 'danger';
  children: ReactNode;
}

/** A button that locks while it acts. It stays focusable, so that the keyboard does not lose its place. */
export function BusyButton({
  busy = false,
  tone = 'main',
  children,
  onClick,
  type = 'button',
  ...rest
}: BusyButtonProps) {
  const { t } = useTranslation();
  return (
    <button
      {...rest}
      type={type}
      className={`button button-${tone}`}
      aria-disabled={busy || undefined}
      onClick={(event) => (busy ? event.preventDefault() : onClick?.(event))}
    >
      {busy ? t('ui.working') : children}
    </button>
  );
}
