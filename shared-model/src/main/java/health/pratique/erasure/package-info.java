/** What an erasure leaves behind: a signed certificate of what is gone and of what the law keeps, checked without the platform. */
@NullMarked
package health.pratique.erasure;

import org.jspecify.annotations.NullMarked;
