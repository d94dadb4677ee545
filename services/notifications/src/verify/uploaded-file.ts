import type { MultipartFile } from '@fastify/multipart';
import { Refusal } from '@zuomei/platform';
import type { FastifyRequest } from 'fastify';
import '@fastify/multipart';

/** 20 MB, as api.md says. */
export const largestUpload = 20 * 1024 * 1024;

export class FileTooLarge extends Refusal {
  constructor() {
    super('too_large', 'FILE_TOO_LARGE', { zh: '文件不能超过 20 MB。', en: 'The file may have 20 MB at most.' });
  }
}

export class NotMultipart extends Refusal {
  constructor() {
    super('unsupported_media', 'NOT_MULTIPART', {
      zh: '请以 multipart/form-data 上传文件,字段名为 file。',
      en: 'Upload the file as multipart/form-data in the field "file".',
    });
  }
}

export class FileMissing extends Refusal {
  constructor() {
    const said = { zh: '请选择文件,字段名为 file。', en: 'Choose a file; the field is "file".' };
    super('malformed', 'FILE_REQUIRED', said, { errors: [{ pointer: '/file', code: 'REQUIRED', detail: said }] });
  }
}

/** The bytes of the field `file`. @throws NotMultipart, FileMissing (also for what is no multipart inside), FileTooLarge */
export const uploadedFile = async (request: FastifyRequest): Promise<Buffer> => (await uploadedNamed(request)).bytes;

/** The same, with the name it was given. */
export async function uploadedNamed(request: FastifyRequest): Promise<{ name: string; bytes: Buffer }> {
  if (!request.isMultipart()) throw new NotMultipart();
  let part: MultipartFile | undefined;
  try {
    part = await request.file({ limits: { fileSize: largestUpload, files: 1, fields: 20, parts: 30 } });
    if (part?.fieldname !== 'file') throw new FileMissing();
    return { name: part.filename ?? '', bytes: await part.toBuffer() };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw new FileTooLarge();
    throw new FileMissing();
  }
}
