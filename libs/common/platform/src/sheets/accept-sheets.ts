import type { NestFastifyApplication } from '@nestjs/platform-fastify';

export const csvType = 'text/csv';
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const sheetTypes = [csvType, xlsxType];

const largestSheet = 10 * 1024 * 1024;

/** Files come as the body itself, up to 10 MiB; what they hold is read where they are imported. */
export function acceptSheets(app: NestFastifyApplication): Promise<void> {
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser(sheetTypes, { parseAs: 'buffer', bodyLimit: largestSheet }, (_, body, done) => {
      done(null, body);
    });
  return Promise.resolve();
}
