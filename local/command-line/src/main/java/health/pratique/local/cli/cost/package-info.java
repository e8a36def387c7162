/** What the platform costs on AWS, from list prices and counted work. */
@NullMarked
package health.pratique.local.cli.cost;

import org.jspecify.annotations.NullMarked;
