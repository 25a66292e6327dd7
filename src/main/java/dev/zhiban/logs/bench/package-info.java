/// What the benchmarks of this feature measure with: baselines, made logs, labelled logs. Nothing of the service uses it.
@NullMarked
package dev.zhiban.logs.bench;

import org.jspecify.annotations.NullMarked;
