import { locale } from '../i18n';
import type { Schemas } from './client';
import { ConnectionLost, Problem } from './problem';

export type AnswerFile = Schemas['AnswerFileDto'];

/** Uploads a file before the sign-up that names it; `onProgress` hears of shares from 0 to 1. */
export function uploadAnswerFile(
  eventId: string,
  file: File,
  onProgress: (share: number) => void,
): { done: Promise<AnswerFile>; stop: () => void } {
  // fetch says nothing of how much it has sent.
  const request = new XMLHttpRequest();
  const done = new Promise<AnswerFile>((resolve, reject) => {
    request.open('POST', `/api/events/${eventId}/answer-files`);
    request.setRequestHeader('accept-language', locale());
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new ConnectionLost('connection lost'));
    request.onload = () => {
      const body = (request.response ?? {}) as AnswerFile;
      if (request.status < 300) resolve(body);
      else reject(new Problem(request.status, body as object, request.getResponseHeader('retry-after')));
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
  return { done, stop: () => request.abort() };
}
