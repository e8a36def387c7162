package health.pratique.local.cloud.template;

/** What {@code Fn::GetAtt} of a nested stack stands for. */
interface StackOutputs {

    /**
     * @param stack logical id of the nested stack
     * @param attribute such as {@code Outputs.IntakeBucket}
     */
    String output(String stack, String attribute, String place);
}
