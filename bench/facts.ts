import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { CompressionTypes, Kafka, logLevel, type Message, Partitioners } from 'kafkajs';
import pg from 'pg';
import { median, table, whole } from './lib/figures.ts';
import { measuredOn, writePart } from './lib/performance-page.ts';
import { Parts } from './lib/parts.ts';
import { startService } from './lib/service.ts';

const help = `Measures facts a second: outbox → Kafka by the relay, beside a bare kafkajs producer that sends the same
bytes in batches of the same size, and Kafka → inbox and effect (a mail job each) by notifications.

  node bench/facts.ts [--count 60000] [--rounds 3] [--quick] [--write]

The built services run as processes of their own. Postgres and Kafka: those of TEST_DATABASE_URL and KAFKA_BROKERS, or
started for the run. --quick: one round of 10,000. --write: keeps the table in docs/performance.md.`;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '60000' },
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
const count = values.quick ? 10_000 : Number(values.count);
const rounds = values.quick ? 1 : Number(values.rounds);
/** As many as the relay sends at once. */
const batch = 1_000;

interface Row {
  id: string;
  type: string;
  aggregate_id: string;
  payload: string;
  traceparent: string;
  created_at: Date;
}

const messageOf = (row: Row): Message => ({
  key: row.aggregate_id,
  value: row.payload,
  headers: {
    'content-type': 'application/json',
    ce_specversion: '1.0',
    ce_id: row.id,
    ce_type: row.type,
    ce_source: '/zuomei/registrations',
    ce_time: row.created_at.toISOString(),
    ce_subject: row.aggregate_id,
    ce_aggregateversion: '1',
    traceparent: row.traceparent,
  },
});

/** Facts of as many sign-ups, committed at once: the relay finds a full outbox. */
const fill = `
  INSERT INTO outbox (id, topic, type, aggregate_type, aggregate_id, aggregate_version, payload, traceparent)
  SELECT gen_random_uuid(), 'zuomei.registrations.v1', 'registrations.registration-confirmed.v1', 'registration', id, 1,
    jsonb_build_object('registrationId', id, 'eventId', '019a0000-0000-7000-8000-000000000001', 'version', 1, 'status',
      'confirmed', 'attendeeKind', 'enterprise', 'attendanceMode', 'onsite', 'sessionIds', '[]'::jsonb),
    '00-' || replace(id::text, '-', '') || '-00f067aa0ba902b7-01'
  FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1)) AS people`;

const parts = new Parts();
const stops: (() => unknown)[] = [];
try {
  await parts.start();
  const urls = {
    registrations: await parts.database('registrations'),
    notifications: await parts.database('notifications'),
  };
  const environment = {
    KAFKA_BROKERS: parts.brokers,
    TOPIC_PREFIX: `${parts.name}.`,
    DATABASE_URL_REGISTRATIONS: urls.registrations,
    DATABASE_URL_NOTIFICATIONS: urls.notifications,
  };
  const outbox = new pg.Client({ connectionString: urls.registrations });
  const inbox = new pg.Client({ connectionString: urls.notifications });
  const kafka = new Kafka({ brokers: parts.brokers.split(','), logLevel: logLevel.ERROR });
  const producer = kafka.producer({
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
  });
  const admin = kafka.admin();
  stops.push(() => Promise.all([outbox.end(), inbox.end(), producer.disconnect()]));
  stops.push(async () => {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(parts.name));
    await admin.deleteTopics({ topics }).finally(() => admin.disconnect());
  });
  await Promise.all([producer.connect(), admin.connect()]);
  const bareTopic = `${parts.name}.bare`;
  await admin.createTopics({ topics: [{ topic: bareTopic, numPartitions: 6 }], waitForLeaders: true });

  const registrations = await startService('registrations', environment);
  stops.push(() => registrations.stop());
  await Promise.all([outbox.connect(), inbox.connect()]);

  const relayed = async (): Promise<number> => {
    await outbox.query('TRUNCATE outbox');
    await outbox.query(fill, [count]);
    for (;;) {
      const { rows } = await outbox.query('SELECT 1 FROM outbox WHERE published_at IS NULL LIMIT 1');
      if (rows.length === 0) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    // The first mark ends the first batch: the time is that of all others.
    const { rows } = await outbox.query<{ facts: number; seconds: number }>(
      `SELECT count(*) FILTER (WHERE published_at > first)::int AS facts,
              extract(epoch FROM max(published_at) - min(published_at))::float8 AS seconds
       FROM outbox, (SELECT min(published_at) AS first FROM outbox) AS f`,
    );
    return (rows[0]?.facts ?? 0) / (rows[0]?.seconds ?? NaN);
  };
  const bare = async (): Promise<number> => {
    const { rows } = await outbox.query<Row>(
      'SELECT id, type, aggregate_id, payload::text AS payload, traceparent, created_at FROM outbox ORDER BY seq',
    );
    const messages = rows.map(messageOf);
    const begun = performance.now();
    for (let at = 0; at < messages.length; at += batch) {
      const topicMessages = [{ topic: bareTopic, messages: messages.slice(at, at + batch) }];
      await producer.sendBatch({ topicMessages, acks: -1, compression: CompressionTypes.None });
    }
    return messages.length / ((performance.now() - begun) / 1_000);
  };
  const [relay, alone]: [number[], number[]] = [[], []];
  await relayed();
  await bare();
  for (let round = 0; round < rounds; round += 1) {
    relay.push(await relayed());
    alone.push(await bare());
  }
  await registrations.stop();

  // Who is asked for names never answers: mail jobs are made, and no mail takes a share of the machine.
  const nobody = createServer(() => undefined);
  await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve));
  stops.push(
    () => nobody.closeAllConnections(),
    () => nobody.close(),
  );
  const away = `http://127.0.0.1:${(nobody.address() as AddressInfo).port}`;
  const notifications = await startService('notifications', {
    ...environment,
    REGISTRATIONS_URL: away,
    SMTP_URL: 'smtp://127.0.0.1:9',
    LOG_LEVEL: 'info',
  });
  stops.push(() => notifications.stop());
  const all = (rounds + 1) * count;
  const handled = async (): Promise<{ facts: number; seconds: number }> => {
    const { rows } = await inbox.query<{ facts: number; seconds: number }>(
      `SELECT count(*)::int AS facts, extract(epoch FROM max(handled_at) - min(handled_at))::float8 AS seconds FROM inbox`,
    );
    return rows[0] ?? { facts: 0, seconds: NaN };
  };
  let done = await handled();
  for (const patience = Date.now() + 300_000; done.facts < all && Date.now() < patience; done = await handled()) {
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  const ratio = median(relay) / median(alone);
  const page = `## Facts through relay and inbox

${measuredOn()}

${table(
  [`${whole(count)} facts a round, ${rounds} rounds`, 'facts/s (median)', 'each round', 'to reach'],
  [
    ['outbox → Kafka → marked, by the relay', whole(median(relay)), relay.map(whole).join(', '), '≥ 15,000'],
    [
      `bare kafkajs producer, same bytes, batches of ${whole(batch)}`,
      whole(median(alone)),
      alone.map(whole).join(', '),
      '',
    ],
    ['**relay / bare producer**', `**${ratio.toFixed(2)}**`, '', '≥ 0.4'],
    [`Kafka → inbox → mail job, ${whole(done.facts)} facts`, whole(done.facts / done.seconds), '', '≥ 5,000'],
  ],
)}`;
  console.log(`\n${page}\n`);
  if (values.write) writePart('facts', page);
} finally {
  for (const stop of stops.reverse()) await stop();
  await parts.stop();
}
