import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { ArchivedFile } from '../../api/archive';
import { Problem } from '../../api/problem';
import { LoadFailed, Loading } from '../../ui/loading';

const PdfPages = lazy(async () => ({ default: (await import('../../signing/pdf-pages')).PdfPages }));
const nothing = () => undefined;

/** The pages of a file of the archive. */
export function ArchivedPdf({ file, footer }: { file: Pick<ArchivedFile, 'href' | 'sha256'>; footer: string }) {
  const bytes = useQuery({
    queryKey: ['archived-file', file.sha256],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const response = await fetch(file.href, { signal });
      if (!response.ok) throw new Problem(response.status, (await response.json().catch(() => ({}))) as object);
      return response.arrayBuffer();
    },
  });
  if (bytes.isError) return <LoadFailed error={bytes.error} retry={() => void bytes.refetch()} />;
  if (!bytes.data) return <Loading lines={10} />;
  return (
    <Suspense fallback={<Loading lines={10} />}>
      <PdfPages bytes={bytes.data} footer={footer} onLastShown={nothing} onProgress={nothing} />
    </Suspense>
  );
}
