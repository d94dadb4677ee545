import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { LoadFailed, Loading } from '../ui/loading';

GlobalWorkerOptions.workerSrc = workerUrl;

interface PdfPagesProps {
  bytes: ArrayBuffer;
  /** Stands at the foot of every page. */
  footer: string;
  /** Once, when the foot of the last page has come into view and that page was really drawn. */
  onLastShown: () => void;
  onProgress: (shown: number, of: number) => void;
}

/** The frozen file as pictures, page by page, in order. */
export function PdfPages({ bytes, footer, onLastShown, onProgress }: PdfPagesProps) {
  const [file, setFile] = useState<PDFDocumentProxy | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [shown, setShown] = useState<ReadonlySet<number>>(new Set());
  useEffect(() => {
    let wanted = true;
    // The worker takes the bytes away; it gets a copy, so that a second drawing still has them.
    const task = getDocument({ data: bytes.slice(0), useSystemFonts: false });
    task.promise.then(
      (loaded) => {
        if (!wanted) return void task.destroy();
        setFailed(null);
        setFile(loaded);
      },
      (error: unknown) => {
        if (wanted) setFailed(error);
      },
    );
    return () => void (wanted = false);
  }, [bytes]);
  // The file before stays readable until the next one has taken its place.
  useEffect(() => () => void file?.loadingTask.destroy(), [file]);
  useEffect(() => {
    if (!file) return;
    onProgress(shown.size, file.numPages);
    if (shown.size === file.numPages) onLastShown();
  }, [file, shown, onProgress, onLastShown]);
  if (failed) return <LoadFailed error={failed} />;
  if (!file) return <Loading lines={12} />;
  return (
    <ol className="pages">
      {Array.from({ length: file.numPages }, (_, at) => (
        <li key={at}>
          <PdfPage
            file={file}
            number={at + 1}
            footer={footer}
            onShown={() => setShown((before) => (before.has(at + 1) ? before : new Set(before).add(at + 1)))}
          />
        </li>
      ))}
    </ol>
  );
}

interface PdfPageProps {
  file: PDFDocumentProxy;
  number: number;
  footer: string;
  onShown: () => void;
}

function PdfPage({ file, number, footer, onShown }: PdfPageProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const foot = useRef<HTMLElement>(null);
  const [near, setNear] = useState(number === 1);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    const element = canvas.current;
    if (!element || near) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), {
      rootMargin: '800px 0px',
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [near]);

  useEffect(() => {
    const element = canvas.current;
    if (!element || !near) return;
    let cancel: (() => void) | undefined;
    let current = true;
    const draw = (page: PDFPageProxy) => {
      if (!current) return;
      const base = page.getViewport({ scale: 1 });
      const width = element.parentElement?.clientWidth ?? base.width;
      // At least 2 device pixels a point, so that small print can be enlarged with two fingers.
      const scale = Math.max((width / base.width) * window.devicePixelRatio, 2);
      const viewport = page.getViewport({ scale });
      element.width = viewport.width;
      element.height = viewport.height;
      const drawing = page.render({ canvas: element, viewport });
      cancel = () => drawing.cancel();
      drawing.promise.then(
        () => current && setDrawn(true),
        () => undefined,
      );
    };
    // Refused where the next file has just taken this one's place: then that one is drawn.
    void file.getPage(number).then(draw, () => undefined);
    return () => {
      current = false;
      cancel?.();
    };
  }, [file, number, near]);

  useEffect(() => {
    const element = foot.current;
    if (!element || !drawn) return;
    const watcher = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return;
      watcher.disconnect();
      onShown();
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, [drawn, onShown]);

  return (
    <figure className="page-figure">
      <canvas
        ref={canvas}
        width={595}
        height={842}
        role="img"
        aria-label={t('sign.page_n', { number, of: file.numPages })}
      />
      <figcaption ref={foot}>
        <span>{t('sign.page_n', { number, of: file.numPages })}</span>
        <span>{footer}</span>
      </figcaption>
    </figure>
  );
}
