"""The stacks as CloudFormation gets them: SAM's transform applied and, with parameter values, every condition decided.

python3 transform.py OUT TEMPLATE [NAME=VALUE...] writes OUT/NAME.json for TEMPLATE and for each stack nested in it. Rule sets read
literals only: they take an Fn::If for an absent property, so that each choice has to be made before they look.
"""
import json
import logging
import os
import pathlib
import sys

from samcli.yamlhelper import yaml_parse
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

LOCAL = {
    "AWS::Serverless::Function": "CodeUri",
    "AWS::Serverless::LayerVersion": "ContentUri",
    "AWS::Serverless::StateMachine": "DefinitionUri",
    "AWS::Serverless::Api": "DefinitionUri",
}
ABSENT = object()


os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-2")


def transformed(template):
    """What is uploaded at packaging stands for what is here, under its name; managed policies are ARNs already, so nobody is asked for them."""
    for resource in template["Resources"].values():
        uploaded = LOCAL.get(resource["Type"])
        here = resource.get("Properties", {}).get(uploaded)
        if here:
            resource["Properties"][uploaded] = f"s3://packaged/{pathlib.PurePath(here).name}"
    if "AWS::Serverless-2016-10-31" not in json.dumps(template.get("Transform", [])):
        return template
    return Translator(managed_policy_map={}, sam_parser=Parser()).translate(sam_template=template, parameter_values={})


class Choices:
    """Decides what a template leaves to its parameters."""

    def __init__(self, template, given):
        parameters = template.get("Parameters", {})
        self.values = {name: given.get(name, of.get("Default", ABSENT)) for name, of in parameters.items()}
        self.lists = {name for name, of in parameters.items() if of["Type"] == "CommaDelimitedList" or of["Type"].startswith("List")}
        self.conditions = template.get("Conditions", {})

    def holds(self, condition):
        if isinstance(condition, str):
            return self.holds(self.conditions[condition])
        (function, of), = condition.items()
        match function:
            case "Condition":
                return self.holds(of)
            case "Fn::Equals":
                return self.text(of[0]) == self.text(of[1])
            case "Fn::Not":
                return not self.holds(of[0])
            case "Fn::And":
                return all(self.holds(each) for each in of)
            case "Fn::Or":
                return any(self.holds(each) for each in of)
        raise ValueError(f"condition {function} is not known")

    def text(self, value):
        decided = self.decide(value)
        return json.dumps(decided) if isinstance(decided, (dict, list)) else str(decided)

    def decide(self, value):
        """The value with each Fn::If and each parameter that has a value replaced; ABSENT for AWS::NoValue."""
        if isinstance(value, list):
            return [decided for decided in map(self.decide, value) if decided is not ABSENT]
        if not isinstance(value, dict):
            return value
        if len(value) == 1:
            (function, of), = value.items()
            if function == "Fn::If":
                return self.decide(of[1] if self.holds(of[0]) else of[2])
            if function == "Ref" and of == "AWS::NoValue":
                return ABSENT
            if function == "Ref" and self.values.get(of, ABSENT) is not ABSENT:
                known = str(self.values[of])
                return known.split(",") if of in self.lists else known
            if function == "Fn::Join":
                parts = self.decide(of[1])
                if isinstance(parts, list) and all(isinstance(part, str) for part in parts):
                    return of[0].join(parts)
        decided = {name: self.decide(of) for name, of in value.items()}
        return {name: of for name, of in decided.items() if of is not ABSENT}

    def stack(self, template):
        resources = {
            name: resource
            for name, resource in template["Resources"].items()
            if "Condition" not in resource or self.holds(resource["Condition"])
        }
        decided = {}
        for name, resource in resources.items():
            resource = {key: of for key, of in resource.items() if key != "Condition"}
            depends = resource.get("DependsOn", [])
            if depends:
                there = [on for on in ([depends] if isinstance(depends, str) else depends) if on in resources]
                resource = {**resource, "DependsOn": there} if there else {k: v for k, v in resource.items() if k != "DependsOn"}
            decided[name] = self.decide(resource)
        outputs = {
            name: self.decide({key: of for key, of in output.items() if key != "Condition"})
            for name, output in template.get("Outputs", {}).items()
            if "Condition" not in output or self.holds(output["Condition"])
        }
        return (
            {key: of for key, of in template.items() if key in ("AWSTemplateFormatVersion", "Description", "Parameters", "Mappings")}
            | {"Resources": decided}
            | ({"Outputs": outputs} if outputs else {})
        )


def suppressions_of_made(template, stack):
    """What SAM makes of a function or an API, such as its role and its stage, is suppressed where the template has it: beside its maker."""
    makers = sorted((name for name, of in template.items() if of.get("Metadata")), key=len, reverse=True)
    for name, resource in stack["Resources"].items():
        maker = next((maker for maker in makers if name not in template and name.startswith(maker)), None)
        if maker:
            resource["Metadata"] = {**template[maker]["Metadata"], "MadeOf": maker}


def write(out, path, given):
    """The stack at the path and those nested in it, with the values that this one gives them."""
    template = yaml_parse(path.read_text())
    written = {name: dict(of) for name, of in template["Resources"].items()}
    stack = transformed(template)
    suppressions_of_made(written, stack)
    stack = Choices(stack, given).stack(stack)
    (out / f"{path.stem}.json").write_text(json.dumps(stack, indent=2, default=str))
    for resource in stack["Resources"].values():
        nested = resource["Type"] == "AWS::CloudFormation::Stack" and path.parent / resource["Properties"]["TemplateURL"]
        if nested and nested.is_file():
            values = resource["Properties"].get("Parameters", {})
            write(out, nested, {name: value for name, value in values.items() if not isinstance(value, (dict, list))})


def main(arguments):
    logging.disable(logging.WARNING)
    out = pathlib.Path(arguments[0])
    out.mkdir(parents=True, exist_ok=True)
    write(out, pathlib.Path(arguments[1]), dict(value.split("=", 1) for value in arguments[2:]))


if __name__ == "__main__":
    main(sys.argv[1:])
