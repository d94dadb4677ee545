import { Body, Controller, Get, Header, HttpCode, Patch, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Anyone, Caller, CurrentCaller, IfMatch, RolesAllowed } from '@zuomei/platform';
import type { FastifyReply } from 'fastify';
import { ChangeDigest } from './change-digest.js';
import { digestDocx } from './digest-docx.js';
import { digestHtml } from './digest-html.js';
import { digestPdf } from './digest-pdf.js';
import { DigestChange, DigestView, MonthQuery, PublishedMonths } from './digest.dto.js';
import { DigestsQuery } from './digests.query.js';
import { PublishDigest } from './publish-digest.js';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const named = ({ month }: MonthQuery, ending: string): string => `attachment; filename="digest-${month}.${ending}"`;

@ApiTags('digests')
@Controller('api/reports')
export class DigestsController {
  constructor(
    private readonly digests: DigestsQuery,
    private readonly changing: ChangeDigest,
    private readonly publishing: PublishDigest,
  ) {}

  /** A month's digest: readers see what was published, editors what it would say now. */
  @Get('digest')
  @Anyone()
  one(@CurrentCaller() caller: Caller, @Query() { month }: MonthQuery): Promise<DigestView> {
    return this.digests.one(caller, month);
  }

  /** Which months are published. */
  @Get('digests')
  @Anyone()
  months(): Promise<PublishedMonths> {
    return this.digests.publishedMonths();
  }

  @Get('digest.html')
  @Anyone()
  @ApiProduces('text/html')
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', `default-src 'none'; style-src 'unsafe-inline'; img-src data:`)
  async html(
    @CurrentCaller() caller: Caller,
    @Query() { month }: MonthQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const digest = await this.digests.one(caller, month);
    await reply.send(digestHtml(digest, await this.digests.pictures(digest)));
  }

  @Get('digest.docx')
  @Anyone()
  @ApiProduces(docxType)
  async docx(@CurrentCaller() caller: Caller, @Query() query: MonthQuery): Promise<StreamableFile> {
    const digest = await this.digests.one(caller, query.month);
    const file = await digestDocx(digest, await this.digests.pictures(digest));
    return new StreamableFile(file, { type: docxType, disposition: named(query, 'docx') });
  }

  @Get('digest.pdf')
  @Anyone()
  @ApiProduces('application/pdf')
  async pdf(@CurrentCaller() caller: Caller, @Query() query: MonthQuery): Promise<StreamableFile> {
    const digest = await this.digests.one(caller, query.month);
    const file = await digestPdf(digest, await this.digests.pictures(digest));
    return new StreamableFile(file, { type: 'application/pdf', disposition: named(query, 'pdf') });
  }

  /** What is printed otherwise than the events say. */
  @Patch('digest')
  @RolesAllowed('organiser', 'staff')
  @ApiHeader({ name: 'If-Match', required: false })
  change(
    @Query() { month }: MonthQuery,
    @Body() change: DigestChange,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<DigestView> {
    return this.changing.execute(month, change, ifMatch);
  }

  /** Readers see it as it now is, until it is published again. 409 EMPTY_DIGEST without a single event. */
  @Post('digest/publish')
  @HttpCode(200)
  @RolesAllowed('organiser', 'staff')
  @ApiHeader({ name: 'If-Match', required: false })
  publish(@Query() { month }: MonthQuery, @IfMatch() ifMatch: number | undefined): Promise<DigestView> {
    return this.publishing.execute(month, ifMatch);
  }
}
