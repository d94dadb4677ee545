import { Injectable } from '@nestjs/common';
import type { Caller } from '@zuomei/platform';
import { isDeepStrictEqual } from 'node:util';
import { DataSource, type EntityManager, IsNull, Not } from 'typeorm';
import { contentOf, hiddenOf } from './digest-content.js';
import type { DigestView, PublishedMonths } from './digest.dto.js';
import { Digest } from './digest.entity.js';
import { pictureFiles, type PictureFiles, withoutRemoved } from './digest-pictures.js';
import { DigestNotFound } from './digests.errors.js';

/** Organisers and staff edit the digest; everybody else reads what was published. */
export const edits = (caller: Caller): boolean => caller.has('organiser') || caller.has('staff');

@Injectable()
export class DigestsQuery {
  constructor(private readonly db: DataSource) {}

  /** @throws DigestNotFound for readers of a month that is not published */
  async one(caller: Caller, month: string): Promise<DigestView> {
    const digest = (await this.db.manager.findOneBy(Digest, { month })) ?? Digest.of(month);
    if (edits(caller)) return editorsView(this.db.manager, digest);
    if (!digest.published || !digest.publishedAt) throw new DigestNotFound();
    return {
      month,
      version: digest.version,
      status: 'published',
      publishedAt: digest.publishedAt.toISOString(),
      ...(await withoutRemoved(this.db.manager, digest.published)),
    };
  }

  /** What its pictures hold. */
  pictures(digest: DigestView): Promise<PictureFiles> {
    return pictureFiles(this.db.manager, digest);
  }

  async publishedMonths(): Promise<PublishedMonths> {
    const digests = await this.db.manager.find(Digest, {
      where: { publishedAt: Not(IsNull()) },
      order: { month: 'DESC' },
      take: 200,
    });
    return {
      items: digests.map(({ month, published, publishedAt }) => ({
        month,
        title: published?.title ?? '',
        publishedAt: publishedAt?.toISOString() ?? '',
      })),
    };
  }
}

/** The month as it now is, published or not. */
export async function editorsView(tx: EntityManager, digest: Digest): Promise<DigestView> {
  const content = await contentOf(tx, digest);
  return {
    month: digest.month,
    version: digest.version,
    status: digest.published ? 'published' : 'draft',
    publishedAt: digest.publishedAt?.toISOString() ?? null,
    hidden: await hiddenOf(tx, digest),
    changedSince: digest.published !== null && !isDeepStrictEqual(content, digest.published),
    ...content,
  };
}
