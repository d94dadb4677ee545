import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isStatus } from '../api/problem';
import { LoadFailed, Loading } from '../ui/loading';
import { NotFound } from './not-found';

/** A page of one thing that was asked for: not there, on its way, not to be had, or shown. */
export function PageOf<T>({ asked, children }: { asked: UseQueryResult<T>; children: (found: T) => ReactNode }) {
  if (isStatus(asked.error, 404)) return <NotFound />;
  return (
    <div className="page">
      {asked.isPending && <Loading lines={6} />}
      {asked.isError && <LoadFailed error={asked.error} retry={() => void asked.refetch()} />}
      {asked.data && children(asked.data)}
    </div>
  );
}
