/** Amazon Cognito's part: keys that tokens are signed with, and tokens. */
@NullMarked
package health.pratique.local.cloud.issuer;

import org.jspecify.annotations.NullMarked;
