/** Takes the decisions of reviewers, and carries them out. */
@NullMarked
package health.pratique.review;

import org.jspecify.annotations.NullMarked;
