import { pathWords } from '../path-words.ts';
import type { Trait } from '../trait.ts';
import { lookUpName, nameTable } from './name-table.ts';

/** A well-known product that keeps data or passes messages. */
export interface Store {
  readonly name: string;
  readonly kind: 'database' | 'cache' | 'queue' | 'vector store' | 'search engine';
}

const store = (kind: Store['kind'], name: string): Store => ({ kind, name });

const RELATIONAL = store('database', 'a relational database');
const POSTGRESQL = store('database', 'PostgreSQL');
const MYSQL = store('database', 'MySQL');
const SQLITE = store('database', 'SQLite');
const MONGODB = store('database', 'MongoDB');
const DYNAMODB = store('database', 'DynamoDB');
const CASSANDRA = store('database', 'Cassandra');
const CLICKHOUSE = store('database', 'ClickHouse');
const NEO4J = store('database', 'Neo4j');
const DUCKDB = store('database', 'DuckDB');
const SQL_SERVER = store('database', 'SQL Server');
const SUPABASE = store('database', 'Supabase');
const FIRESTORE = store('database', 'Firestore');
const REDIS = store('cache', 'Redis');
const MEMCACHED = store('cache', 'Memcached');
const RABBITMQ = store('queue', 'RabbitMQ');
const KAFKA = store('queue', 'Kafka');
const NATS = store('queue', 'NATS');
const SQS = store('queue', 'Amazon SQS');
const PUBSUB = store('queue', 'Google Pub/Sub');
const SERVICE_BUS = store('queue', 'Azure Service Bus');
const CELERY = store('queue', 'Celery');
const BULL = store('queue', 'BullMQ');
const PG_BOSS = store('queue', 'pg-boss');
const SIDEKIQ = store('queue', 'Sidekiq');
const TEMPORAL = store('queue', 'Temporal');
const PGVECTOR = store('vector store', 'pgvector');
const PINECONE = store('vector store', 'Pinecone');
const QDRANT = store('vector store', 'Qdrant');
const WEAVIATE = store('vector store', 'Weaviate');
const CHROMA = store('vector store', 'Chroma');
const MILVUS = store('vector store', 'Milvus');
const LANCEDB = store('vector store', 'LanceDB');
const FAISS = store('vector store', 'Faiss');
const ELASTICSEARCH = store('search engine', 'Elasticsearch');
const OPENSEARCH = store('search engine', 'OpenSearch');
const MEILISEARCH = store('search engine', 'Meilisearch');
const TYPESENSE = store('search engine', 'Typesense');

/** Drivers and clients, in whichever registry; of Maven the artifact, of Go the module. */
const drivers = nameTable<Store>([
  [
    POSTGRESQL,
    'pg postgres postgresql psycopg psycopg2 psycopg2-binary psycopg-binary asyncpg pg8000 tokio-postgres @neondatabase/serverless @vercel/postgres github.com/lib/pq github.com/jackc/pgx r2dbc-postgresql',
  ],
  [
    MYSQL,
    'mysql mysql2 pymysql mysqlclient mysql-connector-python mysql-connector-java mysql-connector-j aiomysql asyncmy mysql-async mariadb mariadb-java-client github.com/go-sql-driver/mysql @planetscale/database',
  ],
  [
    SQLITE,
    'sqlite3 better-sqlite3 aiosqlite rusqlite sqlite-jdbc libsql @libsql/client github.com/mattn/go-sqlite3 modernc.org/sqlite',
  ],
  [
    MONGODB,
    'mongodb mongoose mongo mongoid pymongo motor beanie mongoengine mongodb-driver-sync mongodb-driver-reactivestreams go.mongodb.org/mongo-driver spring-boot-starter-data-mongodb',
  ],
  [
    DYNAMODB,
    '@aws-sdk/client-dynamodb @aws-sdk/lib-dynamodb pynamodb aws-sdk-dynamodb github.com/aws/aws-sdk-go-v2/service/dynamodb dynamoose',
  ],
  [CASSANDRA, 'cassandra-driver scylla github.com/gocql/gocql java-driver-core'],
  [
    CLICKHOUSE,
    '@clickhouse/client clickhouse-driver clickhouse-connect clickhouse github.com/clickhouse/clickhouse-go clickhouse-jdbc',
  ],
  [NEO4J, 'neo4j neo4j-driver neo4j-java-driver github.com/neo4j/neo4j-go-driver'],
  [DUCKDB, 'duckdb @duckdb/node-api github.com/marcboeker/go-duckdb github.com/duckdb/duckdb-go'],
  [SQL_SERVER, 'mssql tedious pymssql pyodbc tiberius mssql-jdbc github.com/microsoft/go-mssqldb'],
  [SUPABASE, '@supabase/supabase-js supabase'],
  [FIRESTORE, '@google-cloud/firestore google-cloud-firestore cloud.google.com/go/firestore'],
  [
    REDIS,
    'redis ioredis aioredis @redis/client @upstash/redis upstash-redis jedis lettuce-core redisson fred redis-rb hiredis github.com/redis/go-redis github.com/go-redis/redis github.com/gomodule/redigo valkey iovalkey spring-boot-starter-data-redis django-redis',
  ],
  [
    MEMCACHED,
    'memcached memjs pymemcache pylibmc dalli spymemcached github.com/bradfitz/gomemcache/memcache github.com/bradfitz/gomemcache',
  ],
  [
    RABBITMQ,
    'amqplib amqp-connection-manager pika aio-pika lapin bunny amqp-client github.com/rabbitmq/amqp091-go github.com/streadway/amqp spring-boot-starter-amqp',
  ],
  [
    KAFKA,
    'kafkajs node-rdkafka kafka-python kafka-python-ng aiokafka confluent-kafka rdkafka kafka-clients spring-kafka ruby-kafka karafka github.com/segmentio/kafka-go github.com/ibm/sarama github.com/shopify/sarama github.com/twmb/franz-go github.com/confluentinc/confluent-kafka-go',
  ],
  [NATS, 'nats nats-py async-nats jnats @nats-io/transport-node github.com/nats-io/nats.go'],
  [SQS, '@aws-sdk/client-sqs aws-sdk-sqs sqs-consumer github.com/aws/aws-sdk-go-v2/service/sqs'],
  [PUBSUB, '@google-cloud/pubsub google-cloud-pubsub cloud.google.com/go/pubsub'],
  [SERVICE_BUS, '@azure/service-bus azure-servicebus azure-messaging-servicebus'],
  [CELERY, 'celery'],
  [BULL, 'bull bullmq @nestjs/bull @nestjs/bullmq'],
  [PG_BOSS, 'pg-boss'],
  [SIDEKIQ, 'sidekiq'],
  [TEMPORAL, '@temporalio/client @temporalio/worker temporalio temporal-sdk go.temporal.io/sdk'],
  [PGVECTOR, 'pgvector github.com/pgvector/pgvector-go'],
  [
    PINECONE,
    'pinecone pinecone-client @pinecone-database/pinecone github.com/pinecone-io/go-pinecone langchain-pinecone',
  ],
  [QDRANT, 'qdrant-client @qdrant/js-client-rest github.com/qdrant/go-client langchain-qdrant'],
  [WEAVIATE, 'weaviate-client weaviate-ts-client github.com/weaviate/weaviate-go-client'],
  [CHROMA, 'chromadb chromadb-client langchain-chroma'],
  [MILVUS, 'pymilvus @zilliz/milvus2-sdk-node github.com/milvus-io/milvus-sdk-go milvus-sdk-java'],
  [LANCEDB, 'lancedb @lancedb/lancedb vectordb'],
  [FAISS, 'faiss-cpu faiss-gpu faiss-node'],
  [
    ELASTICSEARCH,
    'elasticsearch @elastic/elasticsearch elasticsearch-py elasticsearch-java elasticsearch-rest-high-level-client github.com/elastic/go-elasticsearch',
  ],
  [
    OPENSEARCH,
    'opensearch-py @opensearch-project/opensearch opensearch-java github.com/opensearch-project/opensearch-go',
  ],
  [MEILISEARCH, 'meilisearch github.com/meilisearch/meilisearch-go'],
  [TYPESENSE, 'typesense github.com/typesense/typesense-go'],
]);

/** Container images by their last part, without a registry. */
const images = nameTable<Store>([
  [PGVECTOR, 'pgvector'],
  [POSTGRESQL, 'postgres postgresql postgis timescaledb'],
  [MYSQL, 'mysql mariadb percona mysql-server'],
  [MONGODB, 'mongo mongodb mongodb-community-server'],
  [DYNAMODB, 'dynamodb-local'],
  [CASSANDRA, 'cassandra scylla'],
  [CLICKHOUSE, 'clickhouse-server clickhouse'],
  [NEO4J, 'neo4j'],
  [SQL_SERVER, 'server mssql-server azure-sql-edge'],
  [REDIS, 'redis redis-stack redis-stack-server valkey keydb dragonfly'],
  [MEMCACHED, 'memcached'],
  [RABBITMQ, 'rabbitmq'],
  [KAFKA, 'kafka cp-kafka redpanda'],
  [NATS, 'nats'],
  [SQS, 'elasticmq elasticmq-native'],
  [TEMPORAL, 'auto-setup'],
  [QDRANT, 'qdrant'],
  [WEAVIATE, 'weaviate'],
  [CHROMA, 'chroma'],
  [MILVUS, 'milvus'],
  [ELASTICSEARCH, 'elasticsearch'],
  [OPENSEARCH, 'opensearch'],
  [MEILISEARCH, 'meilisearch'],
  [TYPESENSE, 'typesense'],
]);

/** Types of Terraform and CloudFormation. */
const resources = nameTable<Store>([
  [ELASTICSEARCH, 'aws_elasticsearch_domain'],
  [RELATIONAL, 'aws_db_instance aws_rds_cluster google_sql_database_instance aws::rds::dbinstance'],
  [POSTGRESQL, 'azurerm_postgresql_server azurerm_postgresql_flexible_server digitalocean_database_cluster'],
  [MYSQL, 'azurerm_mysql_server azurerm_mysql_flexible_server'],
  [SQL_SERVER, 'azurerm_mssql_server'],
  [DYNAMODB, 'aws_dynamodb_table aws::dynamodb::table aws::serverless::simpletable'],
  [MONGODB, 'aws_docdb_cluster mongodbatlas_cluster mongodbatlas_advanced_cluster'],
  [store('database', 'Cosmos DB'), 'azurerm_cosmosdb_account'],
  [FIRESTORE, 'google_firestore_database'],
  [
    REDIS,
    'aws_elasticache_cluster aws_elasticache_replication_group aws_elasticache_serverless_cache google_redis_instance azurerm_redis_cache',
  ],
  [SQS, 'aws_sqs_queue aws::sqs::queue'],
  [store('queue', 'Amazon SNS'), 'aws_sns_topic aws::sns::topic'],
  [store('queue', 'Amazon Kinesis'), 'aws_kinesis_stream aws::kinesis::stream'],
  [KAFKA, 'aws_msk_cluster aws_msk_serverless_cluster confluent_kafka_cluster'],
  [RABBITMQ, 'aws_mq_broker'],
  [PUBSUB, 'google_pubsub_topic'],
  [SERVICE_BUS, 'azurerm_servicebus_namespace'],
  [OPENSEARCH, 'aws_opensearch_domain aws_opensearchserverless_collection aws::opensearchservice::domain'],
]);

/** Words of the address of a module of Terraform. */
const modules = nameTable<Store>([
  [RELATIONAL, 'rds aurora sql'],
  [POSTGRESQL, 'postgres postgresql'],
  [MYSQL, 'mysql'],
  [MONGODB, 'mongodb'],
  [DYNAMODB, 'dynamodb'],
  [REDIS, 'elasticache redis memorystore'],
  [SQS, 'sqs'],
  [KAFKA, 'msk kafka'],
  [PUBSUB, 'pubsub'],
  [OPENSEARCH, 'opensearch'],
  [ELASTICSEARCH, 'elasticsearch'],
]);

/** The store that a trait brings; null where it brings none that is well known. */
export function storeOf(trait: Trait): Store | null {
  switch (trait.kind) {
    case 'dependency':
      return lookUpName(drivers, trait.ecosystem === 'java' ? lastPart(trait.name, ':') : trait.name);
    case 'service':
    case 'workload':
      return (
        trait.images
          .map((image) => lookUpName(images, lastPart(image, '/')))
          .find((found) => found !== null) ?? null
      );
    case 'resource':
      return lookUpName(resources, trait.type);
    case 'module':
      return (
        pathWords(trait.type)
          .map((word) => lookUpName(modules, word))
          .find((found) => found !== null) ?? null
      );
    case 'function':
    case 'model':
      return null;
  }
}

function lastPart(text: string, separator: string): string {
  return text.slice(text.lastIndexOf(separator) + 1);
}
