import type { FastifyRequest } from 'fastify';
import { Refusal } from '@zuomei/platform';
import { FileMissing, FileTooLarge, largestUpload, NotMultipart } from './uploaded-file.js';
import '@fastify/multipart';

export interface UploadedForm {
  file: { name: string; bytes: Buffer };
  /** What stands beside the file, in any order. */
  fields: Record<string, string>;
}

/** A form with one file in the field `file` and some words. @throws NotMultipart, FileMissing, FileTooLarge */
export async function uploadedForm(request: FastifyRequest): Promise<UploadedForm> {
  if (!request.isMultipart()) throw new NotMultipart();
  let file: UploadedForm['file'] | undefined;
  const fields: Record<string, string> = {};
  const limits = { fileSize: largestUpload, files: 1, fields: 20, parts: 30, fieldSize: 10_000 };
  try {
    for await (const part of request.parts({ limits })) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (part.fieldname === 'file') file = { name: part.filename, bytes: await part.toBuffer() };
      else throw new FileMissing();
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw new FileTooLarge();
    throw new FileMissing();
  }
  if (!file) throw new FileMissing();
  return { file, fields };
}
