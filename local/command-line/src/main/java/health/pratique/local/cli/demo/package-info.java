/** The demonstration: samples of every outcome, sent through the whole platform. */
@NullMarked
package health.pratique.local.cli.demo;

import org.jspecify.annotations.NullMarked;
