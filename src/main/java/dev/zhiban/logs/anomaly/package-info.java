/// What in a log's counts is out of the ordinary. Plain Java over tallies; must not know lines' texts or formats' details.
@NullMarked
package dev.zhiban.logs.anomaly;

import org.jspecify.annotations.NullMarked;
