import { mapOf, textOf, valueAt } from '../plain-data.ts';
import type { Trait } from '../trait.ts';
import { parseYaml } from './yaml-data.ts';

const FUNCTIONS = ['AWS::Serverless::Function', 'AWS::Lambda::Function'];

/** The functions of a `serverless.yml`, or of a CloudFormation template such as AWS SAM's. */
export function readServerless(text: string): Trait[] | null {
  const file = parseYaml(text);
  if (file === null || typeof file !== 'object') return null;
  const own = Object.keys(mapOf(valueAt(file, 'functions')));
  const resources = Object.entries({
    ...mapOf(valueAt(file, 'Resources')),
    ...mapOf(valueAt(file, 'resources', 'Resources')),
  }).map(([name, resource]) => [name, textOf(valueAt(resource, 'Type')) ?? ''] as const);
  const templated = resources.filter(([, type]) => FUNCTIONS.includes(type)).map(([name]) => name);
  return [
    ...[...own, ...templated].map((name): Trait => ({ kind: 'function', type: '', name, images: [] })),
    ...resources
      .filter(([, type]) => isStored(type))
      .map(([name, type]): Trait => ({ kind: 'resource', type, name, images: [] })),
  ];
}

/** What a template may hold besides functions that is a choice of its own. */
function isStored(type: string): boolean {
  return [
    'AWS::DynamoDB::Table',
    'AWS::SQS::Queue',
    'AWS::SNS::Topic',
    'AWS::RDS::DBInstance',
    'AWS::S3::Bucket',
    'AWS::Serverless::SimpleTable',
    'AWS::Kinesis::Stream',
    'AWS::OpenSearchService::Domain',
  ].includes(type);
}
