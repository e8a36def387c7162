/** SageMaker Runtime: a stand-in for a trained anomaly model. */
@NullMarked
package health.pratique.local.cloud.sagemaker;

import org.jspecify.annotations.NullMarked;
