// cdk-nag's rules over transformed stacks: node nag.js STACK.json... A finding that is not suppressed beside its resource
// (Metadata: cdk_nag: rules_to_suppress: id, reason) fails, and so does a suppression without a reason or without a finding.
// One reason holds for a rule in every pack that has it: HIPAA.Security-LambdaDLQ for NIST.800.53.R5-LambdaDLQ, too.
const fs = require('node:fs');
const path = require('node:path');
const { App, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const nag = require('cdk-nag');

const packs = ['HIPAASecurity', 'NIST80053R5', 'PCIDSS321', 'AwsSolutions', 'Serverless'];

// What AwsSolutions numbers and the other packs name.
const sameRule = {
  APIG6: 'APIGWExecutionLoggingEnabled',
  DDB3: 'DynamoDBPITREnabled',
  RDS2: 'RDSStorageEncrypted',
  S1: 'S3BucketLoggingEnabled',
  SMG4: 'SecretsManagerRotationEnabled',
  SQS3: 'SQSRedrivePolicy',
};

// Where these stacks do otherwise by design, everywhere.
const decided = {
  'AwsSolutions-IAM4': 'SAM gives each function the policies of AWS that let it write its log, trace and stand in the network; AWS services have those that are made for them.',
  'AwsSolutions-IAM5': 'What ends in a wildcard is a prefix of keys in one bucket, or has no resources to name; policies are held against what the code calls.',
  'Serverless-LambdaStarPermissions': 'DetectPHI, a call of Comprehend Medical, has no resources to name.',
  'AwsSolutions-KDS3': 'Each class of data has a key of ours; what of it is in a stream is no other class.',
  'AwsSolutions-RDS11': 'Proxies listen on the engine\'s own port; that nobody else reaches it is for security groups and network ACLs.',
  'AwsSolutions-VPC3': 'Network ACLs stand behind the security groups: one of them opened by mistake opens nothing.',
};

const leastReason = 20;
let unsuppressed = 0;
let suppressed = 0;

function report(stack, resource, rule, text) {
  unsuppressed += 1;
  console.log(`${stack} ${resource}: ${rule}: ${text}`);
}

// Where the suppression stands: beside the resource, or beside what SAM made it of.
function writtenAt(template, resource) {
  return template.Resources[resource]?.Metadata?.MadeOf ?? resource;
}

function bareName(rule) {
  const name = rule.replace(/\[.*/, '').replace(/^.*-/, '');
  return sameRule[name] ?? name;
}

function findings(stack) {
  return packs.flatMap((pack) => new nag[`${pack}Checks`](stack, { verbose: true }).validateScope(stack).violations);
}

for (const file of process.argv.slice(2)) {
  const name = path.basename(file, '.json');
  const template = JSON.parse(fs.readFileSync(file, 'utf8'));
  const stack = new Stack(new App({ analyticsReporting: false }), name);
  new CfnInclude(stack, 'included', { templateFile: file });
  const used = new Set();
  for (const { ruleName, description, violatingResources } of findings(stack)) {
    for (const { constructPath } of violatingResources) {
      const resource = path.basename(constructPath);
      const rules = template.Resources[resource]?.Metadata?.cdk_nag?.rules_to_suppress ?? [];
      const rule = rules.find(({ id }) => bareName(id) === bareName(ruleName));
      if (rule) used.add(`${writtenAt(template, resource)} ${rule.id}`);
      if (!rule && !decided[ruleName.replace(/\[.*/, '')]) report(name, resource, ruleName, description);
      else if (rule && (rule.reason ?? '').length < leastReason) report(name, resource, ruleName, 'is suppressed without a reason');
      else suppressed += 1;
    }
  }
  for (const [resource, { Metadata }] of Object.entries(template.Resources)) {
    for (const { id, comment } of Metadata?.checkov?.skip ?? []) {
      if ((comment ?? '').length < leastReason) report(name, resource, id, 'is suppressed without a reason');
    }
    for (const { id } of Metadata?.cdk_nag?.rules_to_suppress ?? []) {
      if (!used.has(`${writtenAt(template, resource)} ${id}`)) report(name, resource, id, 'is suppressed and not found: take the suppression out');
    }
  }
}
console.log(`cdk-nag ${packs.join(', ')}: ${unsuppressed} findings, ${suppressed} suppressed with a reason`);
process.exit(unsuppressed === 0 ? 0 : 1);
