import { lazy, Suspense } from 'react';
import { useMe } from '../api/session';
import type { ProfileOf } from '../desk/reports/profile-figures';
import { openWords } from '../i18n';

// The workbench's words and figures come only to who works here.
const ProfileFigures = lazy(async () => {
  await openWords('desk');
  return import('../desk/reports/profile-figures');
});

/** What organisers and staff see more. */
export function StaffFigures({ of }: { of: ProfileOf }) {
  const works = useMe().data?.roles.some((role) => role !== 'member');
  return works ? (
    <Suspense fallback={null}>
      <ProfileFigures of={of} />
    </Suspense>
  ) : null;
}
