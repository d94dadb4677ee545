import multipart from '@fastify/multipart';
import { Controller, Get, HttpCode, type OnModuleInit, Param, Post, Req } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { Anyone, log } from '@zuomei/platform';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UploadLimit } from './upload-limit.js';
import { uploadedFile } from './uploaded-file.js';
import { VerifyAnswer } from './verify.dto.js';
import { VerifyDocument } from './verify-document.js';

/** A code is typed, or scanned at a door: many from one hall. */
const codesForOneUpload = 10;

@Controller('api/verify')
@Anyone()
export class VerifyController implements OnModuleInit {
  private readonly log = log('verify');

  constructor(
    private readonly verify: VerifyDocument,
    private readonly limit: UploadLimit,
    private readonly adapter: HttpAdapterHost,
  ) {}

  onModuleInit(): void {
    const fastify = this.adapter.httpAdapter.getInstance<FastifyInstance>();
    // Not awaited: that would start Fastify's plugins before Nest has set what answers for its routes' bad bodies.
    if (!fastify.hasContentTypeParser('multipart/form-data')) void fastify.register(multipart);
  }

  /** By the code printed in the file; ten times as many a minute as uploads. */
  @Get(':code')
  async byCode(@Param('code') code: string, @Req() request: FastifyRequest): Promise<VerifyAnswer> {
    this.limit.take(`code ${request.ip}`, codesForOneUpload);
    return this.logged('code', await this.verify.byCode(code));
  }

  /** By the file itself, 20 MB at most; 60 a minute from one address unless configured. */
  @Post()
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  async byFile(@Req() request: FastifyRequest): Promise<VerifyAnswer> {
    this.limit.take(request.ip);
    return this.logged('file', await this.verify.byFile(await uploadedFile(request)));
  }

  /** Who asks about what is of use when somebody goes round with a forged file; never from where. */
  private logged(by: 'code' | 'file', answer: VerifyAnswer): VerifyAnswer {
    const number = answer.agreement?.number ?? answer.letter?.number;
    this.log.info({ by, result: answer.result, ...(number && { number }) }, 'verified');
    return answer;
  }
}
