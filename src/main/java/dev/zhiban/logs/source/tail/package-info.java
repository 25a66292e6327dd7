/// Follows files of this machine: through rotation, truncation and restarts.
@NullMarked
package dev.zhiban.logs.source.tail;

import org.jspecify.annotations.NullMarked;
