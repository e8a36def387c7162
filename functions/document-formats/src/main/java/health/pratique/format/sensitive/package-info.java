/** What a document says of topics that a patient may keep back from a use that is otherwise permitted. */
@NullMarked
package health.pratique.format.sensitive;

import org.jspecify.annotations.NullMarked;
