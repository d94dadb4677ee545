import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { usePageTitle } from '../ui/use-page-title';

interface PageHeadProps {
  title: string;
  mark?: ReactNode;
  sub?: ReactNode;
  back?: { to: string; label: string };
  children?: ReactNode;
}

/** Title, state and actions of a page of the workbench. */
export function PageHead({ title, mark, sub, back, children }: PageHeadProps) {
  usePageTitle(title);
  return (
    <div className="desk-head">
      <div>
        {back && (
          <Link className="desk-crumb" to={back.to}>
            ← {back.label}
          </Link>
        )}
        <h1>
          {title} {mark}
        </h1>
        {sub && <p>{sub}</p>}
      </div>
      <div className="desk-actions">{children}</div>
    </div>
  );
}
