import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ended, readyWhen, type Crew, type Hand } from './crew.ts';
import { portFor } from './ports.ts';

export interface Kafka {
  hand: Hand;
  brokers: string;
}

export const kafkaVersion = '4.1.0';
const here = fileURLToPath(new URL('../kafka/', import.meta.url));
/** Beside the data, not in it: another data folder uses the same jars. */
export const kafkaLibs = fileURLToPath(new URL('../../.data/kafka-libs', import.meta.url));

export function hasKafkaLibs(): boolean {
  return existsSync(kafkaLibs) && readdirSync(kafkaLibs).includes(`kafka_2.13-${kafkaVersion}.jar`);
}

/** Fetches Kafka's jars once, by Maven; they are moved in place whole. */
export async function fetchKafkaLibs(crew: Crew): Promise<void> {
  if (hasKafkaLibs()) return;
  const fresh = `${kafkaLibs}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  const goal = ['-q', '-B', '-f', join(here, 'pom.xml'), 'dependency:copy-dependencies', `-DoutputDirectory=${fresh}`];
  const hand = crew.hire({ name: 'maven', stage: 6, command: 'mvn', args: goal });
  const how = await hand.gone;
  if (how !== 'with code 0') {
    rmSync(fresh, { recursive: true, force: true });
    const said = hand.logged().trim().split('\n').slice(-8).join('\n');
    throw new Ended(`Maven, which fetches Kafka's jars, ended ${how}:\n${said}`);
  }
  rmSync(kafkaLibs, { recursive: true, force: true });
  renameSync(fresh, kafkaLibs);
}

/** The Java that runs Kafka, or why none can. */
export function findJava(environment = process.env): { command: string } | { problem: string } {
  const home = environment['JAVA_HOME'];
  const remedy =
    'Kafka needs Java 17 or newer: `apt install openjdk-17-jre-headless`, `brew install openjdk@21`, or https://adoptium.net; ' +
    'or set JAVA_HOME, or KAFKA_BROKERS to a Kafka of your own.';
  for (const command of home ? [join(home, 'bin', 'java'), 'java'] : ['java']) {
    const { status, stderr } = spawnSync(command, ['-version'], { encoding: 'utf8', env: environment });
    if (status !== 0) continue;
    const major = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
    return major >= 17 ? { command } : { problem: `Java ${major} is too old. ${remedy}` };
  }
  return { problem: `There is no Java. ${remedy}` };
}

export async function startKafka(crew: Crew): Promise<Kafka> {
  const java = findJava();
  if ('problem' in java) throw new Ended(java.problem);
  await fetchKafkaLibs(crew);
  const folder = join(crew.data, 'kafka');
  mkdirSync(folder, { recursive: true });
  const port = await portFor(crew.data, 'kafka');
  const controller = await portFor(crew.data, 'kafkaController');
  const properties = join(folder, 'server.properties');
  writeFileSync(properties, settings(folder, port, controller));
  const log4j = `-Dlog4j2.configurationFile=${join(here, 'log4j2.xml')}`;
  const jvm = ['-Xmx512m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', log4j, '-cp', join(kafkaLibs, '*')];
  if (!existsSync(join(folder, 'log', 'meta.properties'))) {
    const clusterId = 'enVvbWVpLWVtYmVkZGVkLQ';
    const format = [
      'kafka.tools.StorageTool',
      'format',
      '--standalone',
      '--ignore-formatted',
      '-t',
      clusterId,
      '-c',
      properties,
    ];
    const result = spawnSync(java.command, [...jvm, ...format], { encoding: 'utf8' });
    if (result.status !== 0) throw new Ended(`Kafka could not make its data folder:\n${result.stdout}${result.stderr}`);
  }
  const hand = crew.hire({ name: 'kafka', stage: 2, command: java.command, args: [...jvm, 'kafka.Kafka', properties] });
  await readyWhen(hand, () => hand.logged().includes('Kafka Server started') && accepts(port), 90);
  return { hand, brokers: `127.0.0.1:${port}` };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const done = (answer: boolean) => (socket.destroy(), resolve(answer));
    socket.once('connect', () => done(true)).once('error', () => done(false));
  });
}

const settings = (folder: string, port: number, controller: number): string => `process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:${controller}
listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
advertised.listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controller}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
log.dirs=${join(folder, 'log')}
auto.create.topics.enable=false
# After a kill the old session has to lapse before the broker may come back: 3 s instead of 9.
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
group.initial.rebalance.delay.ms=0
offsets.topic.num.partitions=4
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
# Facts are kept for ever; a dead-letter topic says otherwise for itself.
log.retention.ms=-1
log.retention.bytes=-1
# A group that nobody reads for a year forgets where it stood.
offsets.retention.minutes=525600
log.segment.bytes=67108864
log.index.size.max.bytes=1048576
log.cleaner.dedupe.buffer.size=4194304
num.network.threads=2
num.io.threads=4
num.recovery.threads.per.data.dir=2
background.threads=2
`;
