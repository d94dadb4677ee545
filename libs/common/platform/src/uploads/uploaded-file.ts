import multipart, { type MultipartFile } from '@fastify/multipart';
import type { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Refusal } from '../refusal.js';
import { FileMissing, FileTooLarge, NotMultipart } from './uploads.errors.js';

/** Called in `onModuleInit` of whoever takes uploads; more than once does no harm. */
export function acceptUploads({ httpAdapter }: HttpAdapterHost): void {
  const fastify = httpAdapter.getInstance<FastifyInstance>();
  // Not awaited: that would start Fastify's plugins before Nest has set what answers for its routes' bad bodies.
  if (!fastify.hasContentTypeParser('multipart/form-data')) void fastify.register(multipart);
}

/** The file in the field `file`. @throws NotMultipart | FileMissing (also for what is no multipart inside) | FileTooLarge */
export async function uploadedFile(
  request: FastifyRequest,
  largest: number,
): Promise<{ name: string | undefined; bytes: Buffer }> {
  if (!request.isMultipart()) throw new NotMultipart();
  let part: MultipartFile | undefined;
  try {
    // One byte more than is taken: whether a file is cut off is not always known in time, its length is.
    part = await request.file({ limits: { fileSize: largest + 1, files: 1, fields: 20, parts: 30 } });
    if (part?.fieldname !== 'file') throw new FileMissing();
    const bytes = await part.toBuffer();
    if (bytes.length > largest) throw new FileTooLarge(largest);
    return { name: part.filename, bytes };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE') throw new FileTooLarge(largest);
    throw new FileMissing();
  }
}
