/** S3Mock's package: what stands here is loaded instead of its class of the same name. */
@NullMarked
package com.adobe.testing.s3mock.s3.store;

import org.jspecify.annotations.NullMarked;
