import { readFileSync } from 'node:fs';
import { Kafka, type KafkaConfig, logLevel, type SASLOptions } from 'kafkajs';
import { env, log } from '@zuomei/platform';

/** What a service reads about Kafka; spread into `defineConfig`. */
export const kafkaEnv = {
  /** Comma-separated `host:port`. */
  kafkaBrokers: env.text('KAFKA_BROKERS'),
  kafkaSsl: env.flag('KAFKA_SSL', false),
  /** PEM file of the authority that signed the brokers' certificates; the system's authorities without it. */
  kafkaCaFile: env.optional('KAFKA_CA_FILE'),
  /** `plain`, `scram-sha-256` or `scram-sha-512`; no SASL without it. */
  kafkaSaslMechanism: env.optional('KAFKA_SASL_MECHANISM'),
  kafkaSaslUsername: env.optional('KAFKA_SASL_USERNAME'),
  kafkaSaslPassword: env.optional('KAFKA_SASL_PASSWORD'),
  /** Put before every topic and group, so that test runs stay apart on one broker. */
  topicPrefix: env.text('TOPIC_PREFIX', ''),
};

export interface KafkaSettings {
  kafkaBrokers: string;
  kafkaSsl?: boolean | undefined;
  kafkaCaFile?: string | undefined;
  kafkaSaslMechanism?: string | undefined;
  kafkaSaslUsername?: string | undefined;
  kafkaSaslPassword?: string | undefined;
  topicPrefix?: string | undefined;
}

function sasl(settings: KafkaSettings): SASLOptions | undefined {
  const { kafkaSaslMechanism: mechanism, kafkaSaslUsername: username, kafkaSaslPassword: password } = settings;
  if (!mechanism) return undefined;
  if (!username || !password) throw new Error('KAFKA_SASL_MECHANISM needs KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD');
  switch (mechanism) {
    case 'plain':
      return { mechanism, username, password };
    case 'scram-sha-256':
      return { mechanism, username, password };
    case 'scram-sha-512':
      return { mechanism, username, password };
  }
  throw new Error(`KAFKA_SASL_MECHANISM: plain, scram-sha-256 or scram-sha-512, not ${mechanism}`);
}

/** Said again and again while a broker or a group comes and goes; who uses the client says it once, in its own words. */
const passingTroubles = /Connection error|seed broker|group coordinator is not available|group is rebalancing/;

/** A client with bounded retries: whoever uses it has a loop of its own around it. */
export function kafkaClient(settings: KafkaSettings, clientId: string): Kafka {
  const config: KafkaConfig = {
    clientId,
    brokers: settings.kafkaBrokers.split(',').map((broker) => broker.trim()),
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { retries: 3, initialRetryTime: 200, maxRetryTime: 2_000 },
    logCreator: () => {
      const logger = log('kafka');
      // kafkajs calls every lost connection an error; here it is a state that health reports.
      return ({ level, log: { message, error, groupId } }) => {
        const passing = level >= logLevel.INFO || passingTroubles.test(`${message} ${String(error)}`);
        if (passing) logger.debug({ error, groupId }, message);
        else logger.warn({ error, groupId }, message);
      };
    },
    logLevel: logLevel.WARN,
  };
  const ca = settings.kafkaCaFile ? [readFileSync(settings.kafkaCaFile, 'utf8')] : undefined;
  if (settings.kafkaSsl || ca) config.ssl = ca ? { ca } : true;
  const credentials = sasl(settings);
  if (credentials) config.sasl = credentials;
  return new Kafka(config);
}
