import { describe, expect, it } from 'vitest';
import { told } from './told.ts';

const compose = (services: string): string => `x-env: &env\n  A: 1\nservices:\n${services}`;
const web = '  web:\n    build: .\n    environment:\n      <<: *env\n';
const deployment = (name: string, image = 'acme/api:1'): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  labels:\n    app: x\nspec:\n  selector:\n    matchLabels: {}\n  template:\n    spec:\n      containers:\n        - name: main\n          image: ${image}\n`;
const resource = (type: string, name: string): string => `resource "${type}" "${name}" {\n  a = 1\n}\n`;

type Files = Readonly<Record<string, string | null>>;

describe('a service or piece of infrastructure', () => {
  it.each<[string, Files, Files, string]>([
    [
      'a first Dockerfile in a folder',
      {},
      { 'mail/Dockerfile': 'FROM a' },
      'a container of its own, built by `mail/Dockerfile`',
    ],
    ['a second one there', { 'mail/Dockerfile': 'FROM a' }, { 'mail/Dockerfile.slim': 'FROM b' }, ''],
    ['one that moves', { Dockerfile: 'FROM a' }, { Dockerfile: null, 'docker/Dockerfile': 'FROM a' }, ''],
    ['one that changes', { Dockerfile: 'FROM a' }, { Dockerfile: 'FROM b' }, ''],
    [
      'one for development',
      {},
      { 'Dockerfile.dev': 'FROM a', '.devcontainer/Dockerfile': 'FROM a', 'test/Dockerfile': 'FROM a' },
      '',
    ],
    [
      'a compose service',
      { 'compose.yaml': compose(web) },
      { 'compose.yaml': compose(`${web}  mail:\n    image: acme/mail:1\n`) },
      'the service `mail` in `compose.yaml`',
    ],
    [
      'a new version of one',
      { 'compose.yml': compose('  mail:\n    image: acme/mail:1\n') },
      { 'compose.yml': compose('  mail:\n    image: acme/mail:2\n') },
      '',
    ],
    [
      'another name for one',
      { 'compose.yml': compose('  mail:\n    image: acme/mail\n') },
      { 'compose.yml': compose('  mailer:\n    image: acme/mail\n') },
      '',
    ],
    [
      'an override without an image',
      { 'compose.yml': compose(web) },
      { 'compose.override.yml': 'services:\n  web:\n    ports: ["1:1"]\n' },
      '',
    ],
    [
      'a tool of developers',
      { 'compose.yml': compose(web) },
      {
        'compose.yml': compose(
          `${web}  m:\n    image: axllent/mailpit\n  t:\n    image: a/b\n    profiles: [test]\n`,
        ),
      },
      '',
    ],
    ['a compose file for tests', {}, { 'docker-compose.test.yml': compose('  x:\n    image: a/b\n') }, ''],
    ['a broken compose file', {}, { 'compose.yml': 'services: [' }, ''],
    [
      'a Terraform resource',
      { 'main.tf': '' },
      { 'main.tf': resource('aws_s3_bucket', 'uploads') },
      '`aws_s3_bucket` `uploads` in `main.tf`',
    ],
    [
      'one that moves to another file',
      { 'main.tf': resource('aws_s3_bucket', 'a') },
      { 'main.tf': '', 's3.tf': resource('aws_s3_bucket', 'a') },
      '',
    ],
    [
      'one that gets another name',
      { 'main.tf': resource('aws_s3_bucket', 'a') },
      { 'main.tf': resource('aws_s3_bucket', 'b') },
      '',
    ],
    [
      'what only joins others',
      {},
      {
        'main.tf': [
          'aws_iam_role',
          'aws_s3_bucket_versioning',
          'aws_lb_target_group',
          'random_password',
          'google_project_service',
          'aws_route53_record',
        ]
          .map((type) => resource(type, 'x'))
          .join(''),
      },
      '',
    ],
    [
      'a module of others',
      {},
      {
        'main.tf':
          'module "db" {\n  source  = "terraform-aws-modules/eks/aws"\n}\nmodule "own" {\n  source = "./rds"\n}\n',
      },
      'the module `db` in `main.tf`',
    ],
    [
      'a serverless function',
      { 'serverless.yml': 'functions: {}\n' },
      { 'serverless.yml': 'functions:\n  resize:\n    handler: a.b\n' },
      'the function `resize` in `serverless.yml`',
    ],
    [
      'one of AWS SAM',
      {},
      {
        'template.yaml':
          'Resources:\n  Resize:\n    Type: AWS::Serverless::Function\n    Properties:\n      Uri: !Sub "${A}"\n',
      },
      'the function `Resize` in `template.yaml`',
    ],
    ['a workload', {}, { 'k8s/api.yaml': deployment('api') }, 'the Deployment `api` in `k8s/api.yaml`'],
    [
      'one of a chart',
      {},
      { 'charts/a/templates/w.yaml': deployment('{{ include "a.name" . }}-worker') },
      'the Deployment `worker` in `charts/a/templates/w.yaml`',
    ],
    [
      'a second one in the file',
      { 'k8s/a.yaml': deployment('api') },
      { 'k8s/a.yaml': `${deployment('api')}---\n${deployment('mail')}` },
      'the Deployment `mail` in `k8s/a.yaml`',
    ],
    [
      'a patch of one',
      {},
      {
        'k8s/overlays/prod/api.yaml': deployment('api'),
        'k8s/prod/api.yaml': 'kind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: 3\n',
      },
      '',
    ],
    ['no workload', {}, { 'k8s/a.yaml': 'kind: Service\nmetadata:\n  name: a\nspec:\n  selector: {}\n' }, ''],
  ])('%s', (_what, base, changes, expected) => {
    expect(told(base, changes)).toBe(expected);
  });
});

describe('another database, queue, cache or search', () => {
  const npm = (...names: string[]): string =>
    JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, '1'])) });
  it.each<[string, Files, Files, string]>([
    [
      'the first',
      {},
      { 'package.json': npm('mongodb') },
      'MongoDB as a database (`mongodb` in `package.json`)',
    ],
    [
      'another',
      { 'package.json': npm('pg') },
      { 'package.json': npm('pg', 'mongodb') },
      'MongoDB as another database (`mongodb` in `package.json`)',
    ],
    [
      'a driver of one that is there',
      { 'requirements.txt': 'psycopg2' },
      { 'requirements.txt': 'psycopg2\nasyncpg' },
      'the dependency `asyncpg` in `requirements.txt`',
    ],
    [
      'an image of one whose driver is there',
      { 'package.json': npm('pg') },
      { 'compose.yml': compose('  db:\n    image: postgres:17\n') },
      'the service `db` in `compose.yml`',
    ],
    [
      'told once',
      {},
      {
        'package.json': npm('ioredis', 'redis'),
        'compose.yml': compose('  redis:\n    image: docker.io/library/redis:8\n'),
      },
      'Redis as a cache (`ioredis` in `package.json`)',
    ],
    [
      'one in place of another',
      { 'compose.yml': compose('  q:\n    image: rabbitmq:4\n') },
      { 'compose.yml': compose('  n:\n    image: nats\n') },
      'NATS as another queue (`n` in `compose.yml`)',
    ],
    [
      'a vector store',
      {},
      { 'requirements.txt': 'qdrant-client' },
      'Qdrant as a vector store (`qdrant-client` in `requirements.txt`)',
    ],
    [
      'in the cloud',
      {},
      { 'main.tf': resource('aws_sqs_queue', 'jobs') },
      'Amazon SQS as a queue (`aws_sqs_queue jobs` in `main.tf`)',
    ],
    [
      'by a module',
      {},
      { 'main.tf': 'module "m" {\n  source = "terraform-aws-modules/elasticache/aws"\n}\n' },
      'Redis as a cache (`m` in `main.tf`)',
    ],
    [
      'in Java',
      {},
      { 'build.gradle': 'dependencies {\n  implementation "org.postgresql:postgresql:42"\n}' },
      'PostgreSQL as a database (`org.postgresql:postgresql` in `build.gradle`)',
    ],
    [
      'in Go',
      {},
      { 'go.mod': 'module a.example.com/b\nrequire github.com/redis/go-redis/v9 v9.1.0\n' },
      'Redis as a cache (`github.com/redis/go-redis` in `go.mod`)',
    ],
  ])('%s', (_what, base, changes, expected) => {
    expect(told(base, changes)).toBe(expected);
  });
});
