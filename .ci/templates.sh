# The checks of the templates. Sourced; `.ci/templates` runs them alone.

cdk_nag=(cdk-nag@3.0.2 aws-cdk-lib@2.276.0 constructs@10.8.1)
transformed=$tools/transformed

# The root and what SAM transforms; cfn-lint reads all. The SAM CLI asks for a region and, for managed policies only, for credentials:
# none are needed or looked for.
sam_validate() {
    local template status=0
    for template in sam/template.yaml $(grep -l AWS::Serverless sam/*.yaml); do
        SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=$region AWS_EC2_METADATA_DISABLED=true \
            "$tools/python/bin/sam" validate --lint --region "$region" --template-file "$template" || status=1
    done
    return $status
}

# Follows the nested stacks: their parameters and outputs have to fit. In both regions that are supported.
cfn_lint() {
    "$tools/python/bin/cfn-lint" --regions "$region" us-east-1 --include-checks I --non-zero-exit-code warning -- sam/*.yaml
}

# Everything that can be had, as prod has it: what an environment leaves out cannot be found wanting.
transform() {
    rm -rf "$transformed"
    "$tools/python/bin/python" .ci/transform.py "$transformed" sam/template.yaml $(cat .ci/prod-parameters) &&
        "$tools/python/bin/python" .ci/transform.py "$transformed" sam/recovery.yaml $(cat .ci/recovery-parameters)
}

run_checkov() {
    "$tools/checkov/bin/checkov" --framework cloudformation --directory "$transformed" --skip-download --compact --quiet
}

run_cdk_nag() { NODE_PATH=$tools/cdk-nag/node_modules node .ci/nag.js "$transformed"/*.json; }

check_templates() {
    if ! install_python python .ci/requirements.txt; then
        skip "sam validate --lint, cfn-lint, checkov and cdk-nag" "Python 3 with venv, or the packages, cannot be had here"
        return
    fi
    check "sam validate --lint" sam_validate
    check "cfn-lint" cfn_lint
    check "SAM's transform" transform
    if install_python checkov .ci/checkov-requirements.txt; then
        check "checkov" run_checkov
    else
        skip "checkov" "the package cannot be had here"
    fi
    if install_npm cdk-nag "${cdk_nag[@]}"; then
        check "cdk-nag, five packs" run_cdk_nag
    else
        skip "cdk-nag, five packs" "Node with npm, or the packages, cannot be had here"
    fi
}
