// cdk-nag's HIPAA rules over transformed stacks: node nag.js STACK.json... A finding that is not suppressed beside its resource
// (Metadata: cdk_nag: rules_to_suppress: id, reason) fails, and so does a suppression without a reason or without a finding.
const fs = require('node:fs');
const path = require('node:path');
const { App, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { HIPAASecurityChecks } = require('cdk-nag');

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

for (const file of process.argv.slice(2)) {
  const name = path.basename(file, '.json');
  const template = JSON.parse(fs.readFileSync(file, 'utf8'));
  const stack = new Stack(new App({ analyticsReporting: false }), name);
  new CfnInclude(stack, 'included', { templateFile: file });
  const used = new Set();
  for (const { ruleName, description, violatingResources } of new HIPAASecurityChecks(stack, { verbose: true }).validateScope(stack).violations) {
    for (const { constructPath } of violatingResources) {
      const resource = path.basename(constructPath);
      const rules = template.Resources[resource]?.Metadata?.cdk_nag?.rules_to_suppress ?? [];
      const rule = rules.find(({ id }) => id === ruleName);
      if (!rule) report(name, resource, ruleName, description);
      else if ((rule.reason ?? '').length < leastReason) report(name, resource, ruleName, 'is suppressed without a reason');
      else suppressed += 1;
      used.add(`${writtenAt(template, resource)} ${ruleName}`);
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
console.log(`cdk-nag HIPAA: ${unsuppressed} findings, ${suppressed} suppressed with a reason`);
process.exit(unsuppressed === 0 ? 0 : 1);
